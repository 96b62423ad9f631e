package io.pxescope.bootfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a file and the size of the whole; reads outside the window give -1, never an exception. */
final class Bytes {
    private final byte[] window;
    private final long size;

    Bytes(byte[] window, long size) {
        this.window = window;
        this.size = Math.max(size, window.length);
    }

    long size() {
        return size;
    }

    int length() {
        return window.length;
    }

    boolean isWhole() {
        return window.length == size;
    }

    byte[] window() {
        return window;
    }

    int u8(long at) {
        return at >= 0 && at < window.length ? window[(int) at] & 0xff : -1;
    }

    int u16(long at) {
        return has(at, 2) ? u8(at) | u8(at + 1) << 8 : -1;
    }

    long u32(long at) {
        return has(at, 4) ? u16(at) | (long) u16(at + 2) << 16 : -1;
    }

    /** Sixty-four bits; values over the signed range read as -1, like everything else that points nowhere. */
    long u64(long at) {
        if (!has(at, 8)) {
            return -1;
        }
        long high = u32(at + 4);
        return high > Integer.MAX_VALUE ? -1 : u32(at) | high << 32;
    }

    boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= window.length - count;
    }

    boolean startsWith(int... prefix) {
        return matches(0, prefix);
    }

    boolean matches(long at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (u8(at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    boolean matches(long at, String ascii) {
        return matches(at, ascii.chars().toArray());
    }

    /** The NUL-terminated text at {@code at}, at most {@code limit} bytes; empty where nothing is. */
    String text(long at, int limit) {
        if (at < 0 || at >= window.length) {
            return "";
        }
        int from = (int) at;
        int to = from;
        while (to < window.length && to - from < limit && window[to] != 0) {
            to++;
        }
        return new String(window, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The window, at most {@code limit} bytes of it, one character per byte. */
    String latin1(int limit) {
        return new String(window, 0, Math.min(limit, window.length), StandardCharsets.ISO_8859_1);
    }

    boolean isAllZero() {
        return Arrays.equals(window, new byte[window.length]);
    }
}
