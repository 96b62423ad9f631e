package io.pxescope.lab;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Who really offers a card something: asked by Debian's udhcpc in namespace {@code host}, read off the wire by tshark. */
final class Witness {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LabNetwork network;
    private int captures;

    Witness(LabNetwork network) {
        this.network = network;
    }

    /** The servers (source addresses) that offered this card something. */
    List<String> offerersOf(String mac) {
        Capture capture = Capture.start(network, "witness-" + captures++);
        try {
            as(mac);
            // It takes the first offer and is done; a slower server's offer is waited for.
            network.run("host", LIMIT, "sh", "-c", "udhcpc -i eth0 -f -q -n -t 3 -T 2 -s /bin/true; sleep 2");
        } finally {
            capture.stop();
            as(LabNetwork.HOST_MAC);
        }
        return capture
                .values("dhcp.option.dhcp == 2 && dhcp.hw.mac_addr == " + mac.toLowerCase(Locale.ROOT), "ip.src")
                .stream()
                .distinct()
                .toList();
    }

    private void as(String mac) {
        network.run("host", LIMIT, "ip", "link", "set", "eth0", "down").orFail();
        network.run("host", LIMIT, "ip", "link", "set", "eth0", "address", mac).orFail();
        network.run("host", LIMIT, "ip", "link", "set", "eth0", "up").orFail();
    }
}
