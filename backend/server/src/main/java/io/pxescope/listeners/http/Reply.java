package io.pxescope.listeners.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.pxescope.tftp.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The head of an answer. Holds nothing that a client wrote, so that no client writes a header (CWE-113). */
final class Reply {
    /** Longest sentence of an answer without a file: what a loader shows in a few lines. */
    private static final int LONGEST_TEXT = 300;

    private final StringBuilder head = new StringBuilder(256);

    /** @param keep whether the connection is kept after it */
    Reply(HttpResponseStatus status, Instant now, boolean keep) {
        head.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.reasonPhrase());
        with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        with("Connection", keep ? "keep-alive" : "close");
    }

    Reply with(String name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
        return this;
    }

    Reply length(long octets) {
        return with("Content-Length", Long.toString(octets));
    }

    ByteBuf octets() {
        return Unpooled.copiedBuffer(head + "\r\n\r\n", StandardCharsets.US_ASCII);
    }

    /**
     * With a sentence as its body.
     *
     * @param silent whether the request was a HEAD, which is told the length and not the sentence
     */
    ByteBuf withText(String sentence, boolean silent) {
        String text = Printable.ascii(sentence, LONGEST_TEXT) + "\n";
        with("Content-Type", "text/plain; charset=us-ascii").with("X-Content-Type-Options", "nosniff");
        length(text.length());
        return Unpooled.copiedBuffer(head + "\r\n\r\n" + (silent ? "" : text), StandardCharsets.US_ASCII);
    }
}
