package io.pxescope.traces.web;

import io.pxescope.diagnosis.Finding;
import io.pxescope.diagnosis.Verdict;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.BootPage.Diagnosed;
import io.pxescope.traces.web.BootPage.Seen;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.util.ArrayList;
import java.util.List;

/** The verdict as the page tells it: the finding first, then what shows it, what it is not, what to try. */
final class Diagnoses {
    private static final int STEPS_NAMED = 6;

    private Diagnoses() {}

    static Diagnosed of(StoredBoot boot) {
        Verdict verdict = boot.verdict();
        boolean failed = boot.state() == BootState.FAILED;
        if (!failed && boot.state() != BootState.SILENT) {
            return new Diagnosed(false, "", "", "", "", "", List.of(), List.of(), List.of(), null);
        }
        return new Diagnosed(
                true,
                failed ? "bad" : "quiet",
                failed ? "i-fail" : "i-hush",
                Shown.text(verdict.title()),
                verdict.text(),
                certainty(verdict.certainty()),
                seen(boot.trace(), verdict),
                ruledOut(boot.trace()),
                verdict.findings().stream()
                        .flatMap(finding -> finding.advice().stream())
                        .toList(),
                boot.summary().host() == null
                        ? null
                        : "/hosts/" + boot.summary().host() + "#assign");
    }

    private static String certainty(String certainty) {
        return switch (certainty) {
            case "certain" -> "The server saw this itself.";
            case "not known" -> "The cause is not known.";
            case "probably" -> "Probably so.";
            default -> "This " + certainty + ".";
        };
    }

    private static List<Seen> seen(BootTrace trace, Verdict verdict) {
        List<Seen> seen = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            for (int number : finding.steps()) {
                if (number >= 1 && number <= trace.steps().size() && seen.size() < STEPS_NAMED) {
                    seen.add(new Seen("s" + number, said(trace.steps().get(number - 1))));
                }
            }
        }
        return seen;
    }

    private static String said(Step step) {
        if (step instanceof Step.Transfer file) {
            return Shown.text(file.file()) + " " + TransferWords.outcome(file);
        }
        if (step instanceof Step.Message message) {
            return message.message().type() + (message.fromMachine() ? " from the machine" : " to the machine");
        }
        if (step instanceof Step.OtherServer other) {
            return "took the offer of " + Shown.text(other.server());
        }
        return step instanceof Step.Silence ? "not answered" : "not recorded";
    }

    /** What the same trace shows not to be the reason. */
    private static List<String> ruledOut(BootTrace trace) {
        List<String> ruledOut = new ArrayList<>();
        List<Step.Transfer> complete =
                trace.transfers().stream().filter(Step.Transfer::complete).toList();
        long blocks = complete.stream().mapToLong(Step.Transfer::blocks).sum();
        long again =
                trace.transfers().stream().mapToLong(Step.Transfer::retransmits).sum();
        if (blocks > 0 && again == 0) {
            ruledOut.add("Lost packets: 0 of " + Quantity.count(blocks) + " blocks sent twice");
        }
        if (trace.passed(BootStage.ADDRESS) && trace.stage() != BootStage.BOOTFILE) {
            ruledOut.add("Address: the machine took the one it was given");
        }
        complete.stream()
                .filter(file -> file.stage() == BootStage.BOOTFILE && file.size() != null)
                .findFirst()
                .ifPresent(file -> ruledOut.add("Cut-off file: all " + Quantity.count(file.acknowledged())
                        + " bytes of " + TransferWords.base(file.file()) + " arrived"));
        return ruledOut;
    }
}
