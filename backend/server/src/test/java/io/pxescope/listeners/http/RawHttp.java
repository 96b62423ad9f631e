package io.pxescope.listeners.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A TCP connection on which a test writes what it likes, octet by octet, and reads answers one by one. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    final Socket socket = new Socket();

    /**
     * An answer as read.
     *
     * @param headers by name in lower case
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    RawHttp(int port) throws IOException {
        this(port, 0);
    }

    /** @param receiveBuffer of the socket, 0 for the system's own */
    RawHttp(int port, int receiveBuffer) throws IOException {
        this(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port, receiveBuffer);
    }

    RawHttp(InetAddress address, int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(address, port), 10_000);
    }

    RawHttp send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    RawHttp get(String target, String... headers) throws IOException {
        return request("GET", target, headers);
    }

    RawHttp request(String method, String target, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: boot\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString());
    }

    Answer answer() throws IOException {
        return answer(true);
    }

    /** The answer of a HEAD, which has no body whatever its length says. */
    Answer answerOfHead() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean withBody) throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String length = headers.get("content-length");
        boolean none = !withBody || status[1].equals("304") || length == null;
        byte[] body = none ? new byte[0] : socket.getInputStream().readNBytes(Integer.parseInt(length));
        return new Answer(Integer.parseInt(status[1]), headers, body);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection ended in: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Whether the server ends the connection, orderly or not, within 30 s and without another octet. */
    boolean isClosedByServer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /** Everything until the server ends the connection; what came before a reset counts too. */
    String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (IOException ended) {
            // What was read so far is the answer.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Ends it with a RST, as EDK2 does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
