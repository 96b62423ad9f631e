package io.pxescope.quirks;

import io.pxescope.addressing.Networks;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.policy.Cohort;
import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Network;
import io.pxescope.policy.Quirks;
import io.pxescope.webkit.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an operator wrote of a quirk rule, read and found sound. */
record RuleReading(
        String name, @Nullable String note, @Nullable String source, int rank, Cohort cohort, Quirks quirks) {

    private static final int USUAL_RANK = 100;
    private static final int MOST_RANK = 10_000;

    /** @throws Refusal naming the field that is not sound */
    static RuleReading of(RuleDraft draft, Hosts hosts, Networks networks) {
        String name = text(draft.name(), "name", 100);
        if (name == null) {
            throw Refusal.invalid(
                    "name", "Give the rule a name that says whom it helps, such as Small blocks for rack 9.");
        }
        Integer rank = number(draft.rank(), "rank", 0, MOST_RANK);
        Quirks quirks = quirks(draft);
        if (quirks.isNone()) {
            throw Refusal.invalid("quirks", "The rule changes nothing yet: choose at least one quirk.");
        }
        return new RuleReading(
                name,
                text(draft.note(), "note", 500),
                text(draft.source(), "source", 500),
                rank == null ? USUAL_RANK : rank,
                cohort(draft, hosts, networks),
                quirks);
    }

    private static Cohort cohort(RuleDraft draft, Hosts hosts, Networks networks) {
        String network = text(draft.network(), "network", 100);
        String host = text(draft.host(), "host", 100);
        return new Cohort(
                text(draft.nicModel(), "nicModel", 100),
                text(draft.nicFirmware(), "nicFirmware", 100),
                one(draft.firmware(), "firmware", Firmware.values()),
                network == null
                        ? null
                        : networks.named(network)
                                .map(Network::id)
                                .orElseThrow(() ->
                                        Refusal.invalid("network", "There is no network called \"" + network + "\".")),
                host == null
                        ? null
                        : hosts.find(host)
                                .map(HostView::id)
                                .orElseThrow(
                                        () -> Refusal.invalid("host", "There is no host called \"" + host + "\".")));
    }

    private static Quirks quirks(RuleDraft draft) {
        return new Quirks(
                number(draft.maxBlksize(), "maxBlksize", 8, 65464),
                flag(draft.oack(), "oack"),
                number(draft.windowsize(), "windowsize", 0, 65535),
                flag(draft.singlePort(), "singlePort"),
                one(draft.fileName(), "fileName", FileNameEnd.values()),
                flag(draft.broadcast(), "broadcast"),
                flag(draft.option43(), "option43"));
    }

    private static @Nullable String text(@Nullable String written, String field, int most) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String words = written.strip();
        if (words.length() > most) {
            throw Refusal.invalid(field, "At most " + most + " characters; these are " + words.length() + ".");
        }
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "One line of text, without control characters.");
        }
        return words;
    }

    private static @Nullable Integer number(@Nullable String written, String field, int least, int most) {
        String digits = text(written, field, 20);
        if (digits == null) {
            return null;
        }
        if (!digits.matches("[0-9]{1,6}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            throw Refusal.invalid(
                    field, label(field) + " is a number from " + least + " to " + most + ", not \"" + digits + "\".");
        }
        return Integer.valueOf(digits);
    }

    private static String label(String field) {
        return switch (field) {
            case "maxBlksize" -> "The largest block size";
            case "windowsize" -> "The largest window";
            default -> "The rank";
        };
    }

    private static @Nullable Boolean flag(@Nullable String written, String field) {
        String word = text(written, field, 20);
        if (word == null) {
            return null;
        }
        if (!List.of("true", "false").contains(word)) {
            throw Refusal.invalid(field, "This is true or false, or left out: as usual; not \"" + word + "\".");
        }
        return Boolean.valueOf(word);
    }

    private static <E extends Enum<E>> @Nullable E one(@Nullable String written, String field, E[] all) {
        String word = text(written, field, 40);
        if (word == null) {
            return null;
        }
        return Arrays.stream(all)
                .filter(value -> key(value).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "There is no \"" + word + "\" here; known are "
                                + Arrays.stream(all).map(RuleReading::key).collect(Collectors.joining(", ")) + "."));
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
