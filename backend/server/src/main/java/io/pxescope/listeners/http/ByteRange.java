package io.pxescope.listeners.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of a file a {@code Range} header asks for (RFC 9110 section 14). */
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", Pattern.CASE_INSENSITIVE);

    /** All of it: nothing else was asked for, or so that we need not understand it. */
    record Whole() implements ByteRange {}

    /**
     * A part.
     *
     * @param first offset of its first octet
     * @param last offset of its last octet
     */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** A part that the file does not have. */
    record Unsatisfiable() implements ByteRange {}

    /** Several parts in one request are answered with the whole, as section 14.2 allows. */
    static ByteRange of(String header, long size) {
        Matcher one = ONE.matcher(header.strip());
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return new Whole();
        }
        if (one.group(1).isEmpty()) {
            long suffix = Long.parseLong(one.group(2));
            return suffix == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - suffix), size - 1);
        }
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2));
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }
}
