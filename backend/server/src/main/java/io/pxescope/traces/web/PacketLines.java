package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.DhcpFacts;
import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.BootPage.Packets;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What went over the wire, a line per message and per transfer. */
final class PacketLines {
    private PacketLines() {}

    static Packets of(StoredBoot boot) {
        BootTrace trace = boot.trace();
        List<PacketLine> lines = new ArrayList<>();
        for (int i = 0; i < trace.steps().size(); i++) {
            lines.add(line(trace, i + 1, trace.steps().get(i)));
        }
        if (trace.nextBoot() != null && trace.superseded() != null) {
            lines.add(new PacketLine(
                    "p-next",
                    "in",
                    time(trace, trace.superseded()),
                    "machine →",
                    "DHCP DISCOVER: the machine started over, boot " + trace.nextBoot(),
                    "/boots/" + trace.nextBoot()));
        } else if (boot.state() == BootState.FAILED && trace.last() != null) {
            lines.add(new PacketLine("p-end", "bad", time(trace, trace.last()), "", "nothing after this", null));
        }
        return new Packets(Quantity.count(trace.seq()) + (trace.seq() == 1 ? " event" : " events"), lines);
    }

    private static PacketLine line(BootTrace trace, int number, Step step) {
        String id = "p" + number;
        String time = time(trace, step.start());
        if (step instanceof Step.Message message) {
            return new PacketLine(
                    id,
                    message.fromMachine() ? "in" : "out",
                    time,
                    message.fromMachine() ? "machine →" : "→ machine",
                    message(message.message()),
                    null);
        }
        if (step instanceof Step.Transfer file) {
            String css = file.failed() ? "in bad" : file.delivered() || file.running() ? "in" : "in fold";
            return new PacketLine(id, css, time, "machine →", transfer(file), null);
        }
        if (step instanceof Step.Silence silence) {
            return new PacketLine(id, "bad", time, "", "not answered: " + Shown.text(silence.because()), null);
        }
        if (step instanceof Step.OtherServer other) {
            return new PacketLine(
                    id,
                    other.expected() ? "in" : "in bad",
                    time,
                    "machine →",
                    "the machine took the offer of " + Shown.text(other.server())
                            + (other.address() == null ? "" : ", address " + Shown.text(other.address())),
                    null);
        }
        if (step instanceof Step.Lost lost) {
            return new PacketLine(id, "fold", time, "", Quantity.count(lost.count()) + " events not recorded", null);
        }
        return new PacketLine(id, "in", time, "machine →", "HTTP phone home: the system is up", null);
    }

    private static String message(DhcpFacts message) {
        StringBuilder text = new StringBuilder("DHCP " + message.type() + " xid " + message.xid());
        if (message.vendorClass() != null) {
            text.append(", vendor class ").append(message.vendorClass());
        }
        if (message.address() != null) {
            text.append(", address ").append(message.address());
        }
        if (message.serverId() != null) {
            text.append(", server id ").append(message.serverId());
        }
        if (message.file() != null) {
            text.append(", file ").append(TransferWords.withoutToken(message.file()));
        }
        return Shown.text(text.toString());
    }

    private static String transfer(Step.Transfer file) {
        if (HttpWords.isHttp(file)) {
            return Shown.text(HttpWords.packets(file));
        }
        StringBuilder text = new StringBuilder("TFTP RRQ ").append(TransferWords.withoutToken(file.path()));
        file.asked()
                .forEach((name, value) ->
                        text.append(' ').append(name).append(' ').append(value));
        if (file.outcome() == TransferOutcome.SIZE_PROBE) {
            text.append(", then broken off: this ROM asks for the size first");
        } else if (file.delivered()) {
            text.append(", ");
            if (file.blocks() > 0) {
                text.append(Quantity.count(file.blocks())).append(file.blocks() == 1 ? " block, " : " blocks, ");
            }
            text.append(Quantity.count(file.acknowledged())).append(" bytes acknowledged");
            if (file.retransmits() > 0) {
                text.append(", ").append(Quantity.count(file.retransmits())).append(" sent twice");
            }
        } else if (!file.running()) {
            text.append(file.errorCode() == null ? ": " : ": ERROR " + file.errorCode() + " ")
                    .append(file.error() == null ? TransferWords.outcome(file) : file.error());
        }
        return Shown.text(text.toString());
    }

    private static String time(BootTrace trace, Instant at) {
        Duration since = TransferWords.since(trace, at);
        return String.format(Locale.ROOT, "%.3f", since.toNanos() / 1e9);
    }
}
