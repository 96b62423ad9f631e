package io.pxescope.listeners.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.ServedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file that was found is answered: whole, in part, by its head only, or not, since the client has it already (RFC
 * 9110 sections 13 and 14). Its digest is its entity tag.
 *
 * @param first offset of the first octet sent
 * @param length octets of the body that a GET is sent
 * @param bodiless whether only the head is sent: HEAD, or nothing changed
 */
record FileReply(
        HttpResponseStatus status,
        ServedFile file,
        String type,
        long first,
        long length,
        boolean bodiless,
        boolean observed) {

    /** @param observed whether the platform tells what the client acknowledges */
    static FileReply of(HttpRequest head, ServedFile file, boolean observed) {
        String tag = tag(file);
        boolean asksHead = head.method().equals(HttpMethod.HEAD);
        String type = typeOf(head.uri());
        String known = head.headers().get(HttpHeaderNames.IF_NONE_MATCH);
        if (known != null && (known.strip().equals("*") || known.contains(tag))) {
            return new FileReply(HttpResponseStatus.NOT_MODIFIED, file, type, 0, 0, true, observed);
        }
        List<String> ranges = head.headers().getAll(HttpHeaderNames.RANGE);
        String validFor = head.headers().get(HttpHeaderNames.IF_RANGE);
        boolean partly = !asksHead && ranges.size() == 1 && (validFor == null || validFor.equals(tag));
        ByteRange range = partly ? ByteRange.of(ranges.get(0), file.size()) : new ByteRange.Whole();
        if (range instanceof ByteRange.Part part) {
            return new FileReply(
                    HttpResponseStatus.PARTIAL_CONTENT, file, type, part.first(), part.length(), false, observed);
        }
        return range instanceof ByteRange.Unsatisfiable
                ? new FileReply(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE, file, type, 0, 0, false, observed)
                : new FileReply(HttpResponseStatus.OK, file, type, 0, file.size(), asksHead, observed);
    }

    boolean unsatisfiable() {
        return status.equals(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
    }

    private boolean partial() {
        return status.equals(HttpResponseStatus.PARTIAL_CONTENT);
    }

    /** What was agreed, for the trace. */
    Map<String, String> agreed() {
        Map<String, String> agreed = new LinkedHashMap<>();
        agreed.put("status", Integer.toString(status.code()));
        if (partial()) {
            agreed.put("range", first + "-" + (first + length - 1) + "/" + file.size());
        }
        if (!observed) {
            agreed.put("acknowledged", "not observed");
        }
        return agreed;
    }

    Reply head(Instant now, boolean keep) {
        Reply reply = new Reply(status, now, keep);
        if (unsatisfiable()) {
            return reply.with("Content-Range", "bytes */" + file.size());
        }
        reply.with("ETag", tag(file)).with("Accept-Ranges", "bytes");
        if (status.equals(HttpResponseStatus.NOT_MODIFIED)) {
            return reply;
        }
        if (partial()) {
            reply.with("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + file.size());
        }
        return reply.with("Content-Type", type)
                .with("Cache-Control", "no-cache")
                .length(length);
    }

    /** The file's own part where it is one, so that the system sends it without a copy; else a copy. Null: no body. */
    @Nullable
    Object body(ByteSource source, ByteBufAllocator memory) throws IOException {
        if (bodiless || length == 0) {
            return null;
        }
        FileChannel channel = source.channel();
        if (channel != null) {
            return new FilePart(channel, first, length);
        }
        ByteBuf octets = memory.buffer((int) length, (int) length);
        try {
            source.read(first, octets.nioBuffer(0, (int) length));
            return octets.writerIndex((int) length);
        } catch (IOException | RuntimeException e) {
            octets.release();
            throw e;
        }
    }

    private static String tag(ServedFile file) {
        return '"' + file.sha256() + '"';
    }

    /** EDK2 goes by the type where it knows it, else by the end of the name. */
    private static String typeOf(String uri) {
        int query = uri.indexOf('?');
        String path = (query < 0 ? uri : uri.substring(0, query)).toLowerCase(Locale.ROOT);
        return path.endsWith(".efi") ? "application/efi" : "application/octet-stream";
    }
}
