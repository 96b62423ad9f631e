package io.pxescope.audit.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of comma-separated values after RFC 4180. A value that a spreadsheet would take for a formula gets an apostrophe
 * before it.
 */
final class Csv {

    private static final String QUOTED = ",\"\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String line(@Nullable String... values) {
        return Arrays.stream(values).map(Csv::value).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(character -> QUOTED.indexOf(character) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
