package io.pxescope.inventory;

import io.pxescope.webkit.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
final class NearNames {
    private static final int SHOWN = 3;

    private NearNames() {}

    /** @param kind of what is not there, {@code build} or {@code profile}; also the field of the request */
    static Refusal refusal(String kind, String name, List<String> all) {
        String proposal = all.isEmpty()
                ? " There is no " + kind + " yet: upload one first."
                : " Near to it: " + String.join(", ", nearest(name, all)) + ".";
        return Refusal.invalid(kind, "There is no " + kind + " called \"" + name + "\"." + proposal);
    }

    static List<String> nearest(String name, List<String> all) {
        String meant = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .sorted(Comparator.comparingInt((String other) -> distance(meant, other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** How many letters to insert, drop or exchange (Levenshtein's distance). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
