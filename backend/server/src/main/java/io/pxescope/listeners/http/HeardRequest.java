package io.pxescope.listeners.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/**
 * A request that was read whole, its body counted and dropped.
 *
 * @param fault why it cannot be answered, and why nothing after it can be read; null where it can
 */
record HeardRequest(HttpRequest head, @Nullable Fault fault) {
    /** Octets of a body that is read: a phone-home that posts something. */
    private static final int LARGEST_BODY = 16 * 1024;

    /** What is wrong with a request, whatever it asks for. */
    record Fault(HttpResponseStatus status, String reason) {}

    /** What is wrong with a request by its head, or null. */
    static @Nullable Fault faultOf(HttpRequest head) {
        if (!head.decoderResult().isSuccess()) {
            return unreadable(head.decoderResult().cause());
        }
        HttpVersion version = head.protocolVersion();
        if (version.majorVersion() != 1) {
            return new Fault(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "only HTTP/1.1 and 1.0 are spoken here");
        }
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && version.minorVersion() > 0)) {
            return new Fault(HttpResponseStatus.BAD_REQUEST, "a request of HTTP/1.1 names one host");
        }
        if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return new Fault(
                    HttpResponseStatus.LENGTH_REQUIRED, "a request with a body has to give its Content-Length");
        }
        return HttpUtil.getContentLength(head, 0L) > LARGEST_BODY
                ? new Fault(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "a body of more than " + LARGEST_BODY + " octets is not taken")
                : null;
    }

    private static Fault unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Fault(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the request line is too long");
        }
        if (cause instanceof TooLongHttpHeaderException || cause instanceof TooLongFrameException) {
            return new Fault(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are too long");
        }
        return new Fault(HttpResponseStatus.BAD_REQUEST, "not an HTTP request that can be read");
    }

    /** Whether the client holds its body back until it is told to go on (RFC 9110 section 10.1.1). */
    static boolean waitsForLeave(HttpRequest head) {
        return head.method().equals(HttpMethod.POST)
                && HttpUtil.is100ContinueExpected(head)
                && HttpUtil.getContentLength(head, 0L) > 0;
    }
}
