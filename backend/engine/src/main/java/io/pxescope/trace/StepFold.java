package io.pxescope.trace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes steps of events. */
final class StepFold {
    /** What a loader fetches of itself: modules, GRUB's lists, and what shim starts. */
    private static final Pattern MODULE = Pattern.compile("(?i).+\\.(c32|e32|e64|lst|mod|efi|efi\\.signed)");

    private StepFold() {}

    /** The step that an event begins, or null where it begins none. */
    static @Nullable Step stepOf(BootEvent event, BootTrace trace) {
        if (event instanceof BootEvent.DhcpReceived e) {
            return new Step.Message(
                    stageOfMessage(e.message(), trace), e.at(), true, e.message(), e.from(), null, null);
        }
        if (event instanceof BootEvent.DhcpSent e) {
            return new Step.Message(
                    stageOfMessage(e.message(), trace), e.at(), false, e.message(), e.to(), e.route(), e.because());
        }
        if (event instanceof BootEvent.DhcpSilence e) {
            return new Step.Silence(BootStage.ADDRESS, e.at(), e.xid(), e.reason(), e.because());
        }
        if (event instanceof BootEvent.AnsweredByOther e) {
            return new Step.OtherServer(BootStage.ADDRESS, e.at(), e.xid(), e.server(), e.address(), e.expected());
        }
        if (event instanceof BootEvent.TransferAsked e) {
            return new Step.Transfer(
                    stageOfFile(e.file(), trace),
                    e.at(),
                    null,
                    e.transfer(),
                    e.protocol(),
                    e.path(),
                    e.file(),
                    e.client(),
                    e.options(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    0,
                    false,
                    null,
                    null);
        }
        if (event instanceof BootEvent.PhonedHome e) {
            return new Step.PhoneHome(BootStage.SYSTEM, e.at(), e.from());
        }
        if (event instanceof BootEvent.EventsLost e) {
            return new Step.Lost(trace.stage(), e.at(), e.count());
        }
        return null;
    }

    /** The transfer that an event changes, or null. */
    static @Nullable Long transferOf(BootEvent event) {
        if (event instanceof BootEvent.TransferAgreed e) {
            return e.transfer();
        }
        return event instanceof BootEvent.TransferEnded e ? Long.valueOf(e.transfer()) : null;
    }

    static Step.Transfer after(Step.Transfer t, BootEvent event) {
        if (event instanceof BootEvent.TransferAgreed e) {
            return new Step.Transfer(
                    t.stage(),
                    t.start(),
                    t.end(),
                    t.id(),
                    t.protocol(),
                    t.path(),
                    t.file(),
                    t.client(),
                    t.asked(),
                    e.options(),
                    e.size(),
                    e.sha256(),
                    e.source(),
                    e.server(),
                    t.outcome(),
                    t.acknowledged(),
                    t.blocks(),
                    t.retransmits(),
                    t.expectedMiss(),
                    t.errorCode(),
                    t.error());
        }
        if (event instanceof BootEvent.TransferEnded e) {
            return new Step.Transfer(
                    t.stage(),
                    t.start(),
                    e.at(),
                    t.id(),
                    t.protocol(),
                    t.path(),
                    t.file(),
                    t.client(),
                    t.asked(),
                    t.agreed(),
                    t.size(),
                    t.sha256(),
                    t.source(),
                    t.server(),
                    e.outcome(),
                    e.acknowledged(),
                    e.blocks(),
                    e.retransmits(),
                    e.expectedMiss(),
                    e.errorCode(),
                    e.error());
        }
        return t;
    }

    /** A booted system asks for an address too, and does not call itself a PXE client. */
    private static BootStage stageOfMessage(DhcpFacts message, BootTrace trace) {
        if (message.pxe()) {
            return BootStage.ADDRESS;
        }
        boolean answersPxe = trace.messages().stream()
                .anyMatch(m -> m.message().pxe() && m.message().xid().equals(message.xid()));
        return !answersPxe && trace.passed(BootStage.KERNEL) ? BootStage.SYSTEM : BootStage.ADDRESS;
    }

    private static BootStage stageOfFile(String file, BootTrace trace) {
        if (file.equals(trace.loader().orElse(null))) {
            return BootStage.BOOTFILE;
        }
        String base = file.substring(file.lastIndexOf('/') + 1);
        if (file.contains("pxelinux.cfg/") || base.startsWith("grub.cfg") || base.endsWith(".ipxe")) {
            return BootStage.CONFIG;
        }
        if (MODULE.matcher(base).matches()) {
            return BootStage.MODULES;
        }
        return trace.passed(BootStage.BOOTFILE) ? BootStage.KERNEL : BootStage.BOOTFILE;
    }
}
