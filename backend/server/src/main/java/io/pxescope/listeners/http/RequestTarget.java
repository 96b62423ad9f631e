package io.pxescope.listeners.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.pxescope.tftp.RequestedName;
import java.util.Locale;

/** What a request line names (RFC 9112 section 3.2). */
sealed interface RequestTarget {

    /**
     * Something that may be looked up.
     *
     * @param raw as on the wire, without its leading slash
     * @param path in the form look-ups use
     */
    record Named(String raw, String path) implements RequestTarget {}

    /** Nothing that can be looked up. */
    record Wrong(HttpResponseStatus status, String reason) implements RequestTarget {}

    /**
     * Reads origin-form, and absolute-form where it names this server itself: a door to boot files is nobody's proxy.
     *
     * @param authority our own address and port, as in {@code 192.0.2.1:8069}
     */
    static RequestTarget of(String target, String authority) {
        String origin = target;
        if (target.toLowerCase(Locale.ROOT).startsWith("http://")) {
            int slash = target.indexOf('/', "http://".length());
            String named = target.substring("http://".length(), slash < 0 ? target.length() : slash);
            if (!named.equalsIgnoreCase(authority)) {
                return new Wrong(HttpResponseStatus.MISDIRECTED_REQUEST, "this server is no proxy");
            }
            origin = slash < 0 ? "/" : target.substring(slash);
        }
        if (!origin.startsWith("/")) {
            return new Wrong(HttpResponseStatus.BAD_REQUEST, "the request target has to be a path");
        }
        String raw = origin.substring(1);
        int query = raw.indexOf('?');
        return named(raw, query < 0 ? raw : raw.substring(0, query));
    }

    private static RequestTarget named(String raw, String encoded) {
        StringBuilder octets = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return new Wrong(HttpResponseStatus.BAD_REQUEST, "a percent sign in the path begins no octet");
                }
                octets.append((char) (high << 4 | low));
                i += 2;
            } else if (c == '#') {
                return new Wrong(HttpResponseStatus.BAD_REQUEST, "a fragment has no place in a request");
            } else {
                octets.append(c);
            }
        }
        String name = octets.toString();
        if (name.isEmpty() || name.endsWith("/")) {
            return new Wrong(HttpResponseStatus.NOT_FOUND, "directories are not listed; ask for a file");
        }
        RequestedName read = RequestedName.of(name);
        if (read instanceof RequestedName.Unusable unusable) {
            return new Wrong(HttpResponseStatus.BAD_REQUEST, unusable.reason());
        }
        return new Named(raw, ((RequestedName.Normal) read).path());
    }
}
