package io.pxescope.diagnosis;

import io.pxescope.diagnosis.Finding.Severity;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The first rule book: what our own listeners can tell for certain. */
final class Rules {
    private Rules() {}

    static Optional<Verdict> passed(BootTrace trace, BootState state) {
        if (state != BootState.PASSED) {
            return Optional.empty();
        }
        if (!trace.passed(BootStage.SYSTEM)) {
            return Optional.of(verdict(
                    "PASSED_UNOBSERVED",
                    "Handed over",
                    "The machine received all that it asked for. The system itself was not observed:"
                            + " its profile does not phone home.",
                    "probably"));
        }
        boolean home = trace.steps().stream().anyMatch(Step.PhoneHome.class::isInstance);
        return Optional.of(verdict(
                "PASSED",
                "Booted",
                home ? "The booted system called home." : "The booted system asked for an address of its own.",
                "certain"));
    }

    static Optional<Verdict> notAnswered(BootTrace trace, BootState state) {
        List<Step.Silence> silences = trace.steps().stream()
                .filter(Step.Silence.class::isInstance)
                .map(Step.Silence.class::cast)
                .toList();
        boolean answered = trace.messages().stream().anyMatch(message -> !message.fromMachine());
        if (silences.isEmpty() || answered) {
            return Optional.empty();
        }
        return Optional.of(failure(
                "NOT_ANSWERED",
                "No answer to DHCP",
                silences.get(silences.size() - 1).because(),
                "certain",
                steps(trace, Step.Silence.class::isInstance),
                List.of()));
    }

    static Optional<Verdict> otherServerTaken(BootTrace trace, BootState state) {
        if (trace.passed(BootStage.ADDRESS)) {
            return Optional.empty();
        }
        return trace.steps().stream()
                .filter(Step.OtherServer.class::isInstance)
                .map(Step.OtherServer.class::cast)
                .reduce((first, second) -> second)
                .map(other -> failure(
                        other.expected() ? "NO_BOOTFILE_REQUEST" : "OTHER_SERVER_TAKEN",
                        other.expected() ? "Address taken, no file asked for" : "Another server was taken",
                        "The machine took the offer of " + other.server()
                                + (other.expected()
                                        ? ", which gives the addresses here, and then asked this server for nothing."
                                        : ", and then asked this server for nothing."),
                        other.expected() ? "not known" : "certain",
                        steps(trace, Step.OtherServer.class::isInstance),
                        List.of(
                                other.expected()
                                        ? "Probe the host's network: does " + other.server()
                                                + " send a boot file of its own?"
                                        : "Have " + other.server()
                                                + " stay silent for this host: its ticket says how.")));
    }

    static Optional<Verdict> noAddress(BootTrace trace, BootState state) {
        if (trace.passed(BootStage.ADDRESS)) {
            return Optional.empty();
        }
        long asked = trace.messages().stream()
                .filter(message -> message.fromMachine() && message.message().opens())
                .count();
        return Optional.of(failure(
                "OFFER_NOT_TAKEN",
                "No REQUEST after our OFFER",
                "The machine asked for an address " + times(asked) + " and was offered one; no REQUEST for it"
                        + " reached this server. The OFFER was lost on its way, or another server was taken.",
                "not known",
                steps(trace, Step.Message.class::isInstance),
                List.of("Look whether another DHCP server answers on this network.")));
    }

    static Optional<Verdict> bootFileMissing(BootTrace trace, BootState state) {
        if (trace.passed(BootStage.BOOTFILE)) {
            return Optional.empty();
        }
        return newestFailed(trace, BootStage.BOOTFILE, TransferOutcome.NOT_FOUND, TransferOutcome.REFUSED)
                .map(file -> failure(
                        "BOOTFILE_NOT_SERVED",
                        "Boot file not found: " + file.file(),
                        "The machine asked for " + file.file() + ", and was told: " + file.error() + ".",
                        "certain",
                        steps(trace, step -> step == file),
                        List.of("Assign a build that holds this file.")));
    }

    static Optional<Verdict> noTransfer(BootTrace trace, BootState state) {
        if (!trace.transfers().isEmpty() || !trace.passed(BootStage.ADDRESS)) {
            return Optional.empty();
        }
        return Optional.of(failure(
                "NO_BOOTFILE_REQUEST",
                "Address given, no file asked for",
                "The machine was given an address and a boot file name, and no request for that file reached"
                        + " this server.",
                "not known",
                steps(trace, Step.Message.class::isInstance),
                List.of("Look whether UDP port 69 is let through between the machine and this server.")));
    }

    static Optional<Verdict> moduleMissing(BootTrace trace, BootState state) {
        List<Step.Transfer> missing = trace.transfers(BootStage.MODULES).stream()
                .filter(Step.Transfer::failed)
                .filter(file -> trace.transfers(BootStage.MODULES).stream()
                        .noneMatch(
                                other -> other.delivered() && base(other.file()).equals(base(file.file()))))
                .toList();
        if (missing.isEmpty() || trace.passed(BootStage.KERNEL)) {
            return Optional.empty();
        }
        String module = base(missing.get(0).file());
        List<String> names =
                missing.stream().map(Step.Transfer::written).distinct().toList();
        return Optional.of(failure(
                "MODULE_MISSING",
                "Failed to load " + module,
                "The loader asked for " + module + " under " + plural(names.size(), "name")
                        + " and the build has none of them: " + String.join(", ", names) + ".",
                "certain",
                steps(trace, missing::contains),
                List.of("Upload the build again with " + module + " of the same version beside the loader.")));
    }

    static Optional<Verdict> silentAfterLoader(BootTrace trace, BootState state) {
        if (trace.stage() != BootStage.MODULES
                || !trace.passed(BootStage.BOOTFILE)
                || !trace.transfers(BootStage.MODULES).isEmpty()) {
            return Optional.empty();
        }
        Step.Transfer loader = trace.transfers(BootStage.BOOTFILE).stream()
                .filter(Step.Transfer::complete)
                .reduce((first, second) -> second)
                .orElseThrow();
        boolean ownStack = base(loader.file()).equals("lpxelinux.0");
        return Optional.of(failure(
                "SILENT_AFTER_LOADER",
                "Silent after " + base(loader.file()),
                "The machine received all of " + base(loader.file()) + ", then asked this server for nothing more."
                        + " Seen from this server's own sockets; other frames of the machine were not observed."
                        + (ownStack ? " This loader drives the network card itself instead of through its ROM." : ""),
                ownStack ? "points to the loader and this network card" : "not known",
                steps(trace, step -> step == loader),
                ownStack
                        ? List.of("Try pxelinux.0 of the same version on this host for one boot: it uses the ROM's"
                                + " own UDP.")
                        : List.of("Look at the machine's console.")));
    }

    static Optional<Verdict> configMissing(BootTrace trace, BootState state) {
        List<Step.Transfer> asked = trace.transfers(BootStage.CONFIG);
        if (asked.isEmpty() || trace.passed(BootStage.CONFIG)) {
            return Optional.empty();
        }
        String own = asked.stream()
                .filter(Step.Transfer::failed)
                .map(Step.Transfer::error)
                .map(String::valueOf)
                .findFirst()
                .orElse("none of the names exists");
        return Optional.of(failure(
                "CONFIG_MISSING",
                "Unable to locate configuration file",
                "The loader looked for its configuration under " + plural(asked.size(), "name") + ": " + own + ".",
                "certain",
                steps(trace, asked::contains),
                List.of("Give the host or the fleet a boot profile.")));
    }

    static Optional<Verdict> kernelMissing(BootTrace trace, BootState state) {
        if (trace.passed(BootStage.KERNEL)) {
            return Optional.empty();
        }
        return newestFailed(trace, BootStage.KERNEL, TransferOutcome.NOT_FOUND, TransferOutcome.REFUSED)
                .map(file -> failure(
                        "KERNEL_NOT_SERVED",
                        "File not found: " + base(file.file()),
                        "The configuration names " + file.file() + "; " + file.error() + ".",
                        "certain",
                        steps(trace, step -> step == file),
                        List.of("Look at the boot profile.")));
    }

    static Optional<Verdict> transferBroken(BootTrace trace, BootState state) {
        return newestFailed(trace, trace.stage(), TransferOutcome.values())
                .map(file -> failure(
                        file.outcome() == TransferOutcome.TIMED_OUT ? "TRANSFER_TIMED_OUT" : "TRANSFER_BROKEN_OFF",
                        "Stopped in " + base(file.file()),
                        file.acknowledged() + " of " + (file.size() == null ? "an unknown number of" : file.size())
                                + " bytes of " + base(file.file()) + " were acknowledged, then: "
                                + (file.error() == null ? "no acknowledgement came any more" : file.error()) + ".",
                        "certain",
                        steps(trace, step -> step == file),
                        List.of()));
    }

    static Optional<Verdict> systemNotHeard(BootTrace trace, BootState state) {
        if (!trace.passed(BootStage.KERNEL)) {
            return Optional.empty();
        }
        return Optional.of(failure(
                "SYSTEM_NOT_HEARD",
                "The system did not report",
                "The machine received its kernel whole; the system neither called home nor asked for an address.",
                "not known",
                List.of(),
                List.of("Look at the machine's console: the kernel may lack a driver for this network card.")));
    }

    static Verdict notKnown(BootTrace trace) {
        return failure(
                "NOT_KNOWN",
                "Stopped at " + trace.stage().title(),
                "The machine stopped at " + trace.stage().title() + " for a reason not known yet.",
                "not known",
                List.of(),
                List.of());
    }

    private static Optional<Step.Transfer> newestFailed(BootTrace trace, BootStage stage, TransferOutcome... outcomes) {
        return trace.transfers(stage).stream()
                .filter(Step.Transfer::failed)
                .filter(file -> List.of(outcomes).contains(file.outcome()))
                .reduce((first, second) -> second);
    }

    private static List<Integer> steps(BootTrace trace, Predicate<Step> shows) {
        return java.util.stream.IntStream.range(0, trace.steps().size())
                .filter(i -> shows.test(trace.steps().get(i)))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static Verdict verdict(String code, String title, String text, String certainty) {
        return new Verdict(code, title, text, certainty, List.of());
    }

    private static Verdict failure(
            String code, String title, String text, String certainty, List<Integer> steps, List<String> advice) {
        return new Verdict(
                code, title, text, certainty, List.of(new Finding(code, Severity.FAILURE, text, steps, advice)));
    }

    private static String base(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
