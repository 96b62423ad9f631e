package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small site: one network, two builds, one profile, one host. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    static final StoredFile FILE = new StoredFile("ab".repeat(32), 42_430);
    static final Build OLD = build(1, "pxelinux-4.07", "pxelinux.0");
    static final Build NEW = build(2, "lpxelinux-6.04", "lpxelinux.0");
    static final Profile LINUX = new Profile(
            7,
            "linux",
            new Profile.NamedFile("vmlinuz", FILE),
            new Profile.NamedFile("initrd.gz", FILE),
            "console=ttyS0 home={{phone-home}} name={{host}} mac={{mac}} ip={{address}} boot={{boot}}");

    private Fixtures() {}

    static Network network(Network.Mode mode, Network.Answer answer) {
        return new Network(
                3,
                "lab",
                Ipv4Subnet.parse("10.77.0.0/24"),
                null,
                null,
                List.of(),
                mode,
                answer,
                List.of(),
                Duration.ofHours(1));
    }

    static Host host(boolean enabled, @Nullable Assignment assignment) {
        return new Host(
                5,
                "web-03",
                enabled,
                Ipv4Address.parse("10.77.0.10"),
                null,
                List.of(new Host.Nic(MAC, "Intel X710", null)),
                null,
                assignment);
    }

    static Assignment assignment(@Nullable Integer boots, @Nullable Instant until) {
        return new Assignment(9, NEW.id(), null, boots, until, "does lwIP work here?", "mkeller");
    }

    static BootSnapshot site(@Nullable Host host, @Nullable Build fleet) {
        return new BootSnapshot(
                12,
                List.of(network(Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN)),
                host == null ? HostTable.EMPTY : HostTable.EMPTY.with(host),
                new Fleet(fleet == null ? null : 1L, fleet == null ? null : fleet.id(), LINUX.id()),
                Map.of(OLD.id(), OLD, NEW.id(), NEW),
                Map.of(LINUX.id(), LINUX));
    }

    private static Build build(long id, String name, String loader) {
        return new Build(
                id,
                name,
                "pxelinux",
                loader.substring(0, loader.length() - 2),
                "6.04",
                Map.of(Firmware.BIOS, new Loader(loader, LoaderKind.PXELINUX)),
                Map.of(loader, FILE, "ldlinux.c32", FILE));
    }
}
