package io.pxescope.quirks.web;

import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Firmware;
import io.pxescope.quirks.KnownTrouble;
import io.pxescope.quirks.RuleDraft;
import io.pxescope.quirks.RuleState;
import io.pxescope.quirks.RuleWords;
import io.pxescope.quirks.StoredRule;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Quirk rules as their pages show them. */
final class QuirkViews {
    private static final Choice USUAL = new Choice("", "as usual");

    private QuirkViews() {}

    /** @param trialHost on which it is tried out; may be empty */
    record Line(
            long id,
            String name,
            String href,
            String cohort,
            String quirks,
            int rank,
            String note,
            String source,
            boolean on,
            String trialHost,
            Status state) {}

    record Template(String key, String title, String sign, String source, boolean taken) {}

    /** A select of the form. */
    record Select(String field, String label, String hint, List<Choice> choices, String chosen) {}

    /** The form of a rule: every text as it was typed. */
    record Form(
            String name,
            String note,
            String source,
            String rank,
            String nicModel,
            String nicFirmware,
            String firmware,
            String network,
            String host,
            String maxBlksize,
            String windowsize,
            List<Select> selects) {}

    static Line line(StoredRule stored, RuleWords words) {
        Long trial = stored.rule().trialHostId();
        String host = trial == null ? "" : Shown.text(words.host(trial));
        return new Line(
                stored.rule().id(),
                Shown.text(stored.rule().name()),
                "/quirks/" + stored.rule().id(),
                Shown.text(words.cohort(stored.rule().cohort())),
                Shown.text(stored.rule().quirks().words()),
                stored.rule().rank(),
                text(stored.note()),
                text(stored.source()),
                stored.state() == RuleState.ON,
                host,
                switch (stored.state()) {
                    case OFF -> Status.note("Off");
                    case TRIAL -> Status.warn("On trial on " + host);
                    case ON -> Status.ok("On");
                });
    }

    static Template template(KnownTrouble known, List<StoredRule> rules) {
        return new Template(
                known.key(),
                known.title(),
                known.sign(),
                known.source(),
                rules.stream().anyMatch(rule -> rule.rule().name().equalsIgnoreCase(known.title())));
    }

    static Form form(RuleDraft draft) {
        return new Form(
                text(draft.name()),
                text(draft.note()),
                text(draft.source()),
                text(draft.rank()),
                text(draft.nicModel()),
                text(draft.nicFirmware()),
                text(draft.firmware()),
                text(draft.network()),
                text(draft.host()),
                text(draft.maxBlksize()),
                text(draft.windowsize()),
                List.of(
                        select("oack", "TFTP options", "", "answered", "passed over: no OACK", draft.oack()),
                        select(
                                "singlePort",
                                "TFTP answers leave from",
                                "",
                                "the port that was asked (69)",
                                "a port of their own",
                                draft.singlePort()),
                        new Select(
                                "fileName",
                                "Boot file’s name in offers",
                                "A name asked for with a trailing 0xFF is served in any case.",
                                Stream.concat(
                                                Stream.of(USUAL),
                                                Arrays.stream(FileNameEnd.values())
                                                        .map(end -> new Choice(
                                                                end.name().toLowerCase(Locale.ROOT), end.words())))
                                        .toList(),
                                text(draft.fileName())),
                        select(
                                "broadcast",
                                "DHCP replies go out",
                                "Matters behind a relay: machines on the server’s own links get broadcasts anyway.",
                                "by broadcast only",
                                "as the client asks",
                                draft.broadcast()),
                        select(
                                "option43",
                                "PXE vendor options (43)",
                                "",
                                "sent",
                                "left out, with option 60",
                                draft.option43())));
    }

    /** What a rule may ask of a machine's firmware. */
    static List<Choice> firmware() {
        return Arrays.stream(Firmware.values())
                .map(known -> new Choice(known.name().toLowerCase(Locale.ROOT), known.text()))
                .toList();
    }

    private static Select select(
            String field, String label, String hint, String yes, String no, @Nullable String chosen) {
        return new Select(
                field, label, hint, List.of(USUAL, new Choice("true", yes), new Choice("false", no)), text(chosen));
    }

    private static String text(@Nullable String text) {
        return Shown.text(Objects.requireNonNullElse(text, ""));
    }
}
