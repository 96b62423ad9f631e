package io.pxescope.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names by key, kept as the file has them: lines {@code key<TAB>name}, sorted by their octets. 46,000 names in a map of
 * strings would take five times the memory.
 */
final class NameList {
    private final byte[] text;
    /** Where each line begins. */
    private final int[] lines;

    private NameList(byte[] text, int[] lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Reads a list to its end. */
    static NameList read(InputStream in) throws IOException {
        byte[] text = in.readAllBytes();
        int[] lines = new int[text.length / 2 + 1];
        int count = 0;
        for (int at = 0; at < text.length; at = end(text, at) + 1) {
            lines[count++] = at;
        }
        return new NameList(text, Arrays.copyOf(lines, count));
    }

    /** Reads a list that is shipped beside this class. */
    static NameList shipped(String file) {
        try (InputStream in = NameList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The list of names " + file + " is not in this jar");
            }
            return read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<String> get(String key) {
        byte[] wanted = (key + "\t").getBytes(StandardCharsets.US_ASCII);
        int low = 0;
        int high = lines.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = lines[middle];
            int to = Math.min(from + wanted.length, end(text, from));
            int order = Arrays.compareUnsigned(text, from, to, wanted, 0, wanted.length);
            if (order == 0) {
                return Optional.of(new String(text, to, end(text, from) - to, StandardCharsets.UTF_8));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private static int end(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }
}
