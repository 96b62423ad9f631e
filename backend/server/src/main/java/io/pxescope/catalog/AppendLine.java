package io.pxescope.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kernel's command line with placeholders that are filled in per boot. */
final class AppendLine {
    /** What a boot knows about itself. */
    static final List<String> PLACEHOLDERS = List.of("phone-home", "host", "mac", "address", "boot");

    /** Linux/x86 takes 2047 bytes; the placeholders need some of them. */
    private static final int LONGEST = 1500;

    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");

    private AppendLine() {}

    /** The line, or null where nothing was given. */
    static @Nullable String of(@Nullable String given) {
        String line = given == null ? "" : given.strip();
        if (line.isEmpty()) {
            return null;
        }
        if (line.length() > LONGEST) {
            throw CatalogProblem.invalid(
                    "append",
                    "The command line has " + line.length() + " characters; kernels take 2047 with the placeholders"
                            + " filled in, so at most " + LONGEST + " are accepted.");
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw CatalogProblem.invalid("append", "The command line must be one line, without tabs.");
        }
        Matcher braces = BRACES.matcher(line);
        while (braces.find()) {
            if (!PLACEHOLDERS.contains(braces.group(1))) {
                throw CatalogProblem.invalid(
                        "append", "There is no placeholder {{" + braces.group(1) + "}}. There are " + known() + ".");
            }
        }
        if (braces.replaceAll("").contains("{{")) {
            throw CatalogProblem.invalid(
                    "append", "A placeholder is opened with {{ and not closed. There are " + known() + ".");
        }
        return line;
    }

    private static String known() {
        return "{{" + String.join("}}, {{", PLACEHOLDERS) + "}}";
    }
}
