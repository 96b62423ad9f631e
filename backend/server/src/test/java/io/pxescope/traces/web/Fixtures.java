package io.pxescope.traces.web;

import io.pxescope.diagnosis.Diagnosis;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.DhcpFacts;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.StoredBoot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Boots made of events, as the listeners would have told them. */
final class Fixtures {
    static final Instant BEGAN = Instant.parse("2026-11-22T09:35:12Z");

    private final long number;
    private final String host;
    private final String nic;
    private final String build;
    private final boolean test;
    private final List<BootEvent> events = new ArrayList<>();
    private final Map<Long, Long> progress = new LinkedHashMap<>();
    private long transfers;

    private Fixtures(long number, String host, String nic, String build, boolean test, String loader) {
        this.number = number;
        this.host = host;
        this.nic = nic;
        this.build = build;
        this.test = test;
        MacAddress mac = MacAddress.parse("3c:fd:fe:9a:41:08");
        events.add(new BootEvent.Began(
                BEGAN, mac, 7L, host, nic, "rack 9", Firmware.BIOS, "fra1-a", "listener", "10.20.9.1", false, null));
        events.add(new BootEvent.Decided(
                BEGAN,
                3L,
                build,
                "6.04",
                loader,
                test,
                test ? 1L : null,
                "rescue",
                true,
                2,
                "assigned",
                41,
                List.of()));
        dhcp(0, true, "DISCOVER", 548, null, null);
        dhcp(0.0021, false, "OFFER", 418, "10.20.9.121", loader);
        dhcp(4.01, true, "REQUEST", 548, "10.20.9.121", null);
        dhcp(4.0122, false, "ACK", 418, "10.20.9.121", loader);
    }

    /** A boot that came through, with a size probe and a configuration found at the second name. */
    static StoredBoot passed() {
        Fixtures f = new Fixtures(8823, "fra1-r09-u20", "Intel X710", "lpxelinux 6.04-pre3", true, "lpxelinux.0");
        f.toConfig();
        f.file(10.13, 10.44, "HTTP", "vmlinuz", 11_914_240, 3);
        f.file(10.47, 12.55, "HTTP", "initrd.img", 84_620_288, 11);
        f.events.add(new BootEvent.PhonedHome(at(23.92), "10.20.9.121"));
        return f.seenAt(90);
    }

    /** Under way: 56 % of the initrd. */
    static StoredBoot live() {
        Fixtures f = new Fixtures(8824, "fra1-r09-u21", "Intel X710", "lpxelinux 6.04-pre3", true, "lpxelinux.0");
        f.toConfig();
        f.file(10.13, 10.44, "HTTP", "vmlinuz", 11_914_240, 3);
        long id = f.asked(10.47, "HTTP", "initrd.img");
        f.agreed(10.47, id, 84_620_288, Map.of());
        f.progress.put(id, 47_400_000L);
        return f.seenAt(11.63);
    }

    /** UEFI HTTP Boot and what may happen with it: HEAD, GET, a part, a miss, a connection that is broken off. */
    static StoredBoot overHttp() {
        Fixtures f = new Fixtures(8827, "fra1-r09-u22", "Intel X710", "ipxe 1.21.1", false, "snponly.efi");
        f.http(5, "HEAD", "snponly.efi", 200, null, TransferOutcome.SIZE_PROBE, 0);
        f.http(5.1, "GET", "snponly.efi", 200, null, TransferOutcome.COMPLETE, 300_000);
        f.http(6, "GET", "part.img", 206, "0-99/1000", TransferOutcome.COMPLETE, 100);
        f.http(7, "GET", "none.cfg", 404, null, TransferOutcome.NOT_FOUND, 0);
        f.http(8, "GET", "vmlinuz", 200, null, TransferOutcome.ABORTED, 1234);
        return f.seenAt(9);
    }

    private void http(
            double t,
            String method,
            String file,
            int status,
            @Nullable String range,
            TransferOutcome outcome,
            long acknowledged) {
        long id = ++transfers;
        events.add(new BootEvent.TransferAsked(
                at(t),
                id,
                "HTTP",
                "b/tk51a0c77e-tk51a0c77e-tk51/" + file,
                file,
                "10.20.9.121:49153",
                Map.of("method", method)));
        Map<String, String> answer = new LinkedHashMap<>(Map.of("status", Integer.toString(status)));
        if (range != null) {
            answer.put("range", range);
        }
        if (status < 400) {
            agreed(t + 0.001, id, Math.max(acknowledged, 300_000), answer);
        }
        boolean bad = outcome == TransferOutcome.NOT_FOUND || outcome == TransferOutcome.ABORTED;
        events.add(new BootEvent.TransferEnded(
                at(t + 0.01),
                id,
                outcome,
                acknowledged,
                0,
                0,
                false,
                status < 400 ? null : status,
                bad ? "what happened" : null));
    }

    /** Waits for the address to be taken. */
    static StoredBoot early() {
        Fixtures f = new Fixtures(8826, "fra1-r03-u12", "Mellanox ConnectX-5", "pxelinux 4.07", false, "pxelinux.0");
        f.events.subList(4, f.events.size()).clear();
        return f.seenAt(2.2);
    }

    /** ldlinux.c32 was asked for under six names, none there. */
    static StoredBoot moduleMissing() {
        Fixtures f = new Fixtures(8812, "fra1-r14-u07", "Chelsio T520-CR", "pxelinux 6.03", false, "pxelinux.0");
        f.probe(4.029, "pxelinux.0");
        f.file(4.037, 4.089, "TFTP", "pxelinux.0", 46_909, 0);
        double t = 4.1;
        for (String name : List.of(
                "ldlinux.c32",
                "boot/isolinux/ldlinux.c32",
                "isolinux/ldlinux.c32",
                "boot/syslinux/ldlinux.c32",
                "syslinux/ldlinux.c32",
                "/ldlinux.c32")) {
            f.missing(t, name, false);
            t += 0.08;
        }
        return f.seenAt(42);
    }

    /** Received all of its loader and asked for nothing more, then began anew. */
    static StoredBoot failedInSilence() {
        Fixtures f = new Fixtures(8813, "fra1-r14-u07", "Chelsio T520-CR", "lpxelinux 6.03", false, "lpxelinux.0");
        f.file(4.029, 4.081, "TFTP", "lpxelinux.0", 91_502, 0);
        f.events.add(new BootEvent.Superseded(at(42.2), 8814));
        return f.seenAt(1200);
    }

    /** The same, while it lasts. */
    static StoredBoot silent() {
        return silentFixture().seenAt(30);
    }

    static StoredBoot silentLater() {
        return silentFixture().seenAt(41);
    }

    private static Fixtures silentFixture() {
        Fixtures f = new Fixtures(8825, "fra1-r02-u33", "Chelsio T520-CR", "lpxelinux 6.03", true, "lpxelinux.0");
        f.file(4.029, 4.081, "TFTP", "lpxelinux.0", 91_502, 4);
        return f;
    }

    private void toConfig() {
        probe(4.029, "lpxelinux.0");
        file(4.037, 4.109, "TFTP", "lpxelinux.0", 92_164, 0);
        file(4.6, 4.742, "TFTP", "ldlinux.c32", 122_308, 2);
        missing(4.79, "pxelinux.cfg/3cfdfe9a-4108-4a52-8001-000000000001", true);
        file(4.82, 4.864, "TFTP", "pxelinux.cfg/01-3c-fd-fe-9a-41-08", 1_104, 0);
        file(4.9, 4.924, "TFTP", "libutil.c32", 21_800, 0);
        file(4.93, 4.959, "TFTP", "menu.c32", 26_568, 0);
    }

    private void dhcp(double t, boolean in, String type, int size, @Nullable String address, @Nullable String file) {
        DhcpFacts facts = new DhcpFacts(
                type,
                "51a0c77e",
                size,
                true,
                in ? "PXEClient:Arch:00000:UNDI:002001" : null,
                address,
                in ? null : "10.20.0.11",
                "10.20.9.1",
                file,
                List.of(new DhcpFacts.Option("93 client-arch", "0 BIOS"), new DhcpFacts.Option("97 uuid", "3cfdfe9a")));
        events.add(
                in
                        ? new BootEvent.DhcpReceived(at(t), facts, "10.20.9.1:67")
                        : new BootEvent.DhcpSent(
                                at(t),
                                facts,
                                "10.20.9.1:67",
                                "relay",
                                "known host fra1-r09-u21, address from its pool"));
    }

    private long asked(double t, String protocol, String file) {
        long id = ++transfers;
        events.add(new BootEvent.TransferAsked(
                at(t), id, protocol, "b/tk51a0c77e/" + file, file, "10.20.9.121:49153", Map.of("blksize", "1456")));
        return id;
    }

    private void agreed(double t, long id, long size, Map<String, String> options) {
        events.add(new BootEvent.TransferAgreed(
                at(t), id, options, size, "7f1c09aa55e0".repeat(5) + "7f1c", "build " + build, "10.20.0.11:6969"));
    }

    private void file(double from, double to, String protocol, String file, long size, long again) {
        long id = asked(from, protocol, file);
        agreed(from + 0.001, id, size, Map.of("blksize", "1456"));
        events.add(new BootEvent.TransferEnded(
                at(to),
                id,
                TransferOutcome.COMPLETE,
                size,
                protocol.equals("TFTP") ? size / 1456 + 1 : 0,
                again,
                false,
                null,
                null));
    }

    private void probe(double t, String file) {
        long id = asked(t, "TFTP", file);
        events.add(new BootEvent.TransferEnded(
                at(t + 0.0014), id, TransferOutcome.SIZE_PROBE, 0, 0, 0, false, 0, "TFTP Aborted"));
    }

    private void missing(double t, String file, boolean expected) {
        long id = asked(t, "TFTP", file);
        events.add(new BootEvent.TransferEnded(
                at(t + 0.004), id, TransferOutcome.NOT_FOUND, 0, 0, 0, expected, 1, "File not found: " + file));
    }

    private StoredBoot seenAt(double seconds) {
        BootTrace trace = BootTrace.of(number, events);
        Instant now = at(seconds);
        BootSummary summary = new BootSummary(
                number,
                "3c:fd:fe:9a:41:08",
                7L,
                host,
                nic,
                false,
                "rack 9",
                "10.20.9.121",
                3L,
                build,
                test,
                "rescue",
                trace.stateAt(now),
                trace.stage(),
                Diagnosis.of(trace, now).code(),
                Diagnosis.of(trace, now).title(),
                "fra1-a",
                false,
                BEGAN,
                trace.last() == null ? BEGAN : trace.last(),
                trace.nextBoot());
        return new StoredBoot(summary, trace, trace.stateAt(now), Diagnosis.of(trace, now), progress, now);
    }

    private static Instant at(double seconds) {
        return BEGAN.plus(Duration.ofNanos((long) (seconds * 1e9)));
    }
}
