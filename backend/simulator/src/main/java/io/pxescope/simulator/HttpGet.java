package io.pxescope.simulator;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP/1.1 GET of a system that reports back, over a plain TCP connection. */
final class HttpGet {

    /** The server's status, or why there is none (status 0). */
    record Answer(int status, String text) {}

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})[^\r\n]*");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_OF_A_HEAD = 4096;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer request;
    private final LoopTimer patience;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private HttpGet(SimulationLoop loop, URI uri, Ipv4Address from) throws IOException {
        request = ByteBuffer.wrap(("GET " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getRawAuthority()
                        + "\r\nUser-Agent: Wget\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        channel = SocketChannel.open(StandardProtocolFamily.INET);
        try {
            channel.bind(UdpSocket.socketAddress(new UdpEndpoint(from, 0)));
            key = loop.register(channel, SelectionKey.OP_CONNECT, this::ready);
            channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        patience = loop.after(PATIENCE, () -> end(new Answer(0, "no answer within " + PATIENCE.toSeconds() + " s")));
    }

    /** Asks from an address of this machine. The result comes on the loop, never as a failure. */
    static CompletableFuture<Answer> start(SimulationLoop loop, URI uri, Ipv4Address from) {
        try {
            Objects.requireNonNull(uri.getHost(), "the URL names no server");
            return new HttpGet(loop, uri, from).answer;
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.completedFuture(new Answer(0, String.valueOf(e.getMessage())));
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private void ready() {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(request);
                if (!request.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            } else {
                read();
            }
        } catch (IOException e) {
            end(new Answer(0, String.valueOf(e.getMessage())));
        }
    }

    private void read() throws IOException {
        ByteBuffer part = ByteBuffer.allocate(1024);
        int length = channel.read(part);
        if (length > 0) {
            received.write(part.array(), 0, length);
        }
        String head = received.toString(StandardCharsets.ISO_8859_1);
        boolean lineIsThere = head.indexOf('\n') >= 0;
        if (lineIsThere || length < 0 || received.size() > MOST_OF_A_HEAD) {
            Matcher status = STATUS.matcher(head);
            end(
                    status.lookingAt()
                            ? new Answer(Integer.parseInt(status.group(1)), status.group())
                            : new Answer(0, "the answer is not HTTP"));
        }
    }

    private void end(Answer how) {
        patience.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            answer.complete(new Answer(how.status(), how.text() + " (" + e.getMessage() + ")"));
        }
        answer.complete(how);
    }
}
