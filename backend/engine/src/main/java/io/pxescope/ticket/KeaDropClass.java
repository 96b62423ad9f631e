package io.pxescope.ticket;

import io.pxescope.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The test of Kea's class {@code DROP}, in Kea's expression language: terms of ours joined to whatever stands there, and
 * taken out again without touching the rest.
 */
public final class KeaDropClass {
    private static final String OR = " or ";
    private static final Pattern TERM = Pattern.compile("pkt4\\.mac == 0x[0-9a-f]{12}");
    private static final Pattern LAST = Pattern.compile("(.+) or (" + TERM.pattern() + ")", Pattern.DOTALL);

    private KeaDropClass() {}

    /** The test for these cards and no others. */
    public static String test(List<MacAddress> macs) {
        return macs.stream().map(KeaDropClass::term).collect(Collectors.joining(" or "));
    }

    /** The present test (null: there is no such class) widened by these cards; those that it ends in already stay. */
    public static String with(@Nullable String present, List<MacAddress> macs) {
        if (present == null || present.isBlank()) {
            return test(macs);
        }
        Parts parts = Parts.of(present);
        List<String> missing = macs.stream()
                .map(KeaDropClass::term)
                .filter(term -> !parts.has(term))
                .toList();
        if (missing.isEmpty()) {
            return present;
        }
        List<String> all =
                new ArrayList<>(parts.whole() ? List.of(parts.head()) : List.of("(" + present.strip() + ")"));
        all.addAll(parts.whole() ? parts.terms() : List.of());
        all.addAll(missing);
        return String.join(OR, all);
    }

    /** The present test without these cards, or null where nothing else was in it. */
    public static @Nullable String without(String present, List<MacAddress> macs) {
        Parts parts = Parts.of(present);
        List<String> ours = macs.stream().map(KeaDropClass::term).toList();
        if (ours.stream().noneMatch(parts::has)) {
            return present;
        }
        List<String> rest = new ArrayList<>(parts.terms());
        rest.removeAll(ours);
        if (!ours.contains(parts.head())) {
            boolean alone = rest.isEmpty() && parts.head().startsWith("(");
            rest.add(0, alone ? parts.head().substring(1, parts.head().length() - 1) : parts.head());
        }
        return rest.isEmpty() ? null : String.join(OR, rest);
    }

    /**
     * A test as this class writes it: something, then terms of single cards.
     *
     * @param head a term, a parenthesis, or anything else
     * @param whole whether terms may follow the head as it stands
     */
    private record Parts(String head, List<String> terms, boolean whole) {

        static Parts of(String present) {
            String head = present.strip();
            List<String> terms = new ArrayList<>();
            Matcher last = LAST.matcher(head);
            while (last.matches()) {
                terms.add(0, last.group(2));
                head = last.group(1);
                last = LAST.matcher(head);
            }
            boolean whole = TERM.matcher(head).matches() || closes(head) == head.length() - 1;
            // Behind anything else "or" may bind otherwise than meant: then no part of it is ours.
            return whole ? new Parts(head, terms, true) : new Parts(present.strip(), List.of(), false);
        }

        boolean has(String term) {
            return head.equals(term) || terms.contains(term);
        }
    }

    private static String term(MacAddress mac) {
        return "pkt4.mac == 0x" + mac.toString().replace(":", "");
    }

    /** Where the parenthesis that the text begins with is closed; -2: it begins with none. Quoted text is skipped. */
    private static int closes(String text) {
        if (!text.startsWith("(")) {
            return -2;
        }
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return i;
            }
        }
        return -2;
    }
}
