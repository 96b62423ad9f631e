package io.pxescope.trace;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the events of a boot as a ROM and a loader cause them, second by second. */
public final class Story {
    public static final Instant START = Instant.parse("2026-11-22T09:35:12Z");

    private final List<BootEvent> events = new ArrayList<>();
    private Instant now = START;
    private long transfers;

    /** A boot of {@code web-03} that was decided to start a loader; its profile phones home or does not. */
    public static Story begun(String loader, boolean phonesHome) {
        Story story = new Story();
        story.events.add(new BootEvent.Began(
                START,
                MacAddress.parse("52:54:00:12:34:56"),
                5L,
                "web-03",
                "Intel X710",
                "lab",
                Firmware.BIOS,
                "node-a",
                "listener",
                null,
                false,
                null));
        story.events.add(new BootEvent.Decided(
                START,
                2L,
                "build",
                "6.04",
                loader,
                false,
                null,
                "linux",
                phonesHome,
                2,
                "the fleet's build",
                12,
                List.of()));
        return story;
    }

    public Story after(double seconds) {
        now = now.plus(Duration.ofNanos((long) (seconds * 1e9)));
        return this;
    }

    public Story discover(String xid) {
        return received("DISCOVER", xid, true);
    }

    public Story received(String type, String xid, boolean pxe) {
        events.add(new BootEvent.DhcpReceived(now, message(type, xid, pxe, null), "0.0.0.0:68"));
        return this;
    }

    public Story sent(String type, String xid, boolean pxe) {
        events.add(new BootEvent.DhcpSent(
                now, message(type, xid, pxe, "10.77.0.10"), "255.255.255.255:68", "broadcast", "the fleet's build"));
        return this;
    }

    public Story address() {
        return discover("00000001")
                .sent("OFFER", "00000001", true)
                .after(3)
                .received("REQUEST", "00000001", true)
                .sent("ACK", "00000001", true);
    }

    public Story silence(String reason, String because) {
        events.add(new BootEvent.DhcpSilence(now, "00000001", reason, because));
        return this;
    }

    /** The machine's REQUEST names another server. */
    public Story takes(String server, boolean expected) {
        events.add(new BootEvent.AnsweredByOther(now, "00000001", server, "10.77.0.200", expected));
        return this;
    }

    public Story fetches(String file) {
        return begins(file).after(0.05).ends(TransferOutcome.COMPLETE, false, null);
    }

    public Story begins(String file) {
        events.add(new BootEvent.TransferAsked(
                now, ++transfers, "TFTP", "b/t/" + file, file, "10.77.0.10:49152", Map.of("tsize", "0")));
        events.add(new BootEvent.TransferAgreed(
                now, transfers, Map.of("tsize", "1000"), 1000, "ab".repeat(32), "build", "10.77.0.1"));
        return this;
    }

    public Story ends(TransferOutcome outcome, boolean expected, @Nullable String error) {
        events.add(new BootEvent.TransferEnded(
                now, transfers, outcome, outcome == TransferOutcome.COMPLETE ? 1000 : 0, 1, 0, expected, null, error));
        return this;
    }

    public Story misses(String file, boolean expected) {
        events.add(new BootEvent.TransferAsked(
                now, ++transfers, "TFTP", "b/t/" + file, file, "10.77.0.10:49152", Map.of()));
        return ends(TransferOutcome.NOT_FOUND, expected, "the build has no file " + file);
    }

    public Story home() {
        events.add(new BootEvent.PhonedHome(now, "10.77.0.10"));
        return this;
    }

    public Story superseded() {
        events.add(new BootEvent.Superseded(now, 43));
        return this;
    }

    public List<BootEvent> events() {
        return List.copyOf(events);
    }

    public BootTrace trace() {
        return BootTrace.of(42, events);
    }

    public Instant now() {
        return now;
    }

    private static DhcpFacts message(String type, String xid, boolean pxe, @Nullable String address) {
        return new DhcpFacts(type, xid, 400, pxe, pxe ? "PXEClient" : "udhcp", address, null, null, null, List.of());
    }
}
