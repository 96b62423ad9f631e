package io.pxescope.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an operator tells a new panel before the first boot: a network, machines, loaders, a system. */
final class Site {

    /** The QEMU client. */
    static final String MACHINE = "lab-1";
    /** The computer in namespace {@code host}. */
    static final String COMPUTER = "lab-2";

    static final Path PXELINUX = Path.of("/usr/lib/PXELINUX/pxelinux.0");
    static final Path LPXELINUX = Path.of("/usr/lib/PXELINUX/lpxelinux.0");
    static final Path LDLINUX = Path.of("/usr/lib/syslinux/modules/bios/ldlinux.c32");
    static final Path KERNEL = LabNetwork.BUILD.resolve("vmlinuz");
    static final Path INITRD = LabNetwork.BUILD.resolve("initrd.gz");

    private static final Path MODULES = LDLINUX.resolveSibling("");

    private final PanelApi api;

    Site(PanelApi api) {
        this.api = api;
    }

    /** The network, both machines, and the payload as the fleet's profile. */
    Site furnish() {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("name", "lab");
        network.put("cidr", "10.77.0.0/24");
        network.put("interface", "eth0");
        network.put("mode", "authoritative");
        network.put("answer", "known");
        network.put("ranges", List.of(Map.of("from", "10.77.0.100", "to", "10.77.0.199")));
        network.put("leaseSeconds", 120);
        api.post("/networks", network);
        host(MACHINE, QemuClient.MAC, "virtio-net");
        host(COMPUTER, LabNetwork.HOST_MAC, "veth");
        api.upload(
                "/profiles",
                List.of(
                        "name=payload",
                        "kernel=@" + KERNEL,
                        "initrd=@" + INITRD,
                        "append=console=ttyS0,115200 quiet lab.home={{phone-home}}"));
        api.put("/fleet/profile", Map.of("profile", "payload"));
        return this;
    }

    /** Uploads a loader with the modules that belong to it, and answers the build. */
    JsonNode build(String name, Path loader, String... modules) {
        List<String> parts = new ArrayList<>(List.of("name=" + name, "file=@" + loader));
        Stream.of(modules).map(module -> "file=@" + MODULES.resolve(module)).forEach(parts::add);
        return api.upload("/builds", parts);
    }

    /** Promotes a build for the whole fleet. */
    void promote(JsonNode build, String note) {
        api.put("/fleet/bootloader", Map.of("build", build.path("id").asString(), "note", note));
    }

    private void host(String name, String mac, String model) {
        api.post("/hosts", Map.of("name", name, "nics", List.of(Map.of("mac", mac, "model", model))));
    }
}
