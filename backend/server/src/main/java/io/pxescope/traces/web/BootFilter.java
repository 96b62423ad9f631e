package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.traces.BootQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query box of the list: {@code state:failed nic:"Chelsio T520-CR" since:7d}, and free text. What
 * is not understood is said, and left out.
 *
 * @param problem empty if all was understood
 */
record BootFilter(
        @Nullable String host,
        Set<BootState> states,
        @Nullable Duration since,
        @Nullable String build,
        @Nullable String nicModel,
        @Nullable String text,
        String problem) {

    private static final Pattern TOKEN = Pattern.compile("(?:([A-Za-z]+):)?(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([mhd])");
    private static final List<String> KEYS = List.of("state", "nic", "build", "host", "since");

    static BootFilter parse(String query) {
        String host = null;
        String build = null;
        String nic = null;
        Duration since = null;
        Set<BootState> states = EnumSet.noneOf(BootState.class);
        List<String> words = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            String key = token.group(1) == null ? "" : token.group(1).toLowerCase(Locale.ROOT);
            String value = token.group(2) == null ? token.group(3) : token.group(2);
            switch (key) {
                case "" -> words.add(value);
                case "host" -> host = value;
                case "build" -> build = value;
                case "nic" -> nic = value;
                case "since" -> since = age(value, problems);
                case "state" -> states(value, states, problems);
                default -> {
                    if (looksLikeMac(token.group())) {
                        words.add(token.group());
                    } else {
                        problems.add("Unknown filter " + key + ":. There are " + String.join(":, ", KEYS) + ":.");
                    }
                }
            }
        }
        return new BootFilter(
                host,
                states,
                since,
                build,
                nic,
                words.isEmpty() ? null : String.join(" ", words),
                String.join(" ", problems));
    }

    private static boolean looksLikeMac(String word) {
        return word.matches("(?i)[0-9a-f]{1,2}(:[0-9a-f]{0,2}){1,5}");
    }

    private static @Nullable Duration age(String value, List<String> problems) {
        Matcher age = AGE.matcher(value);
        if (!age.matches()) {
            problems.add("since: takes an age like 15m, 12h or 7d.");
            return null;
        }
        long n = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    private static void states(String value, Set<BootState> states, List<String> problems) {
        for (String word : value.split(",", -1)) {
            try {
                states.add(BootState.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                problems.add("Unknown state " + word + ". There are booting, silent, passed and failed.");
            }
        }
    }

    BootQuery query(Instant now, @Nullable Long before, int limit) {
        return new BootQuery(
                host, states, since == null ? null : now.minus(since), build, nicModel, text, before, limit);
    }
}
