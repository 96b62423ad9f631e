package io.pxescope.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that stand where code would: the same for the same words, each value of a byte among them. */
final class Filling {

    /** Said at the start of every file made here. */
    static final String MARK = "PXEscope simulated loader: no code, for simulated machines only";

    private static final int PERIOD = 4096;

    private Filling() {}

    /** So many bytes, repeating every 4 KiB so that they compress. */
    static byte[] of(String words, int length) {
        byte[] page = new byte[PERIOD];
        new Random(words.hashCode()).nextBytes(page);
        byte[] filled = new byte[length];
        for (int at = 0; at < length; at += PERIOD) {
            System.arraycopy(page, 0, filled, at, Math.min(PERIOD, length - at));
        }
        return filled;
    }

    /** Puts text into the bytes, one byte per character. */
    static void text(byte[] into, int at, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(octets, 0, into, at, octets.length);
    }
}
