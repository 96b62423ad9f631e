package io.pxescope.ticket;

import io.pxescope.net.Ipv4Address;
import java.util.List;

/** The line that adds this server to the list of a relay, whose other entries stay. */
final class RelayInstructions {
    private static final String PROBE =
            "Power a machine behind it on: the network's page in PXEscope then shows the relay with its last packet.";
    private static final String UNTRIED = "not tested here";

    private RelayInstructions() {}

    static List<Instruction> all(Ipv4Address ours) {
        return List.of(ios(ours), junos(ours), eos(ours), dhcrelay(ours), dnsmasq(ours));
    }

    private static Instruction ios(Ipv4Address ours) {
        return new Instruction(
                "ios",
                "Cisco IOS",
                "configuration mode, the interface of the machines' network",
                "interface Vlan<number>\n ip helper-address " + ours,
                "interface Vlan<number>\n no ip helper-address " + ours,
                "show ip helper-address. " + PROBE,
                "Added beside the helper addresses that are there: each gets a copy.",
                UNTRIED);
    }

    private static Instruction junos(Ipv4Address ours) {
        return new Instruction(
                "junos",
                "Junos",
                "configuration mode; <group> is the server group in use",
                "set forwarding-options dhcp-relay server-group <group> " + ours + "\ncommit check\ncommit",
                "delete forwarding-options dhcp-relay server-group <group> " + ours + "\ncommit",
                "show dhcp relay statistics. " + PROBE,
                "With the older bootp helper instead: set forwarding-options helpers bootp server " + ours,
                UNTRIED);
    }

    private static Instruction eos(Ipv4Address ours) {
        return new Instruction(
                "eos",
                "Arista EOS",
                "configuration mode, the interface of the machines' network",
                "interface Vlan<number>\n   ip helper-address " + ours,
                "interface Vlan<number>\n   no ip helper-address " + ours,
                "show ip helper-address. " + PROBE,
                "Added beside the helper addresses that are there: each gets a copy.",
                UNTRIED);
    }

    private static Instruction dhcrelay(Ipv4Address ours) {
        return new Instruction(
                "dhcrelay",
                "Linux, ISC dhcrelay",
                "/etc/default/isc-dhcp-relay",
                "SERVERS=\"<the servers that are there> " + ours + "\"\n# systemctl restart isc-dhcp-relay",
                "Take " + ours + " out of SERVERS again, and restart isc-dhcp-relay.",
                "systemctl status isc-dhcp-relay shows the command line. " + PROBE,
                "",
                "with ISC dhcrelay 4.4.3 of Debian 12");
    }

    private static Instruction dnsmasq(Ipv4Address ours) {
        return new Instruction(
                "dnsmasq-relay",
                "Linux, dnsmasq as a relay",
                "/etc/dnsmasq.d/pxescope-relay.conf; <address> is the relay's own on the machines' network",
                "dhcp-relay=<address>," + ours + "\n# dnsmasq --test && systemctl restart dnsmasq",
                "Remove the file /etc/dnsmasq.d/pxescope-relay.conf, and restart dnsmasq.",
                PROBE,
                "A dnsmasq that gives addresses on a network does not relay for it.",
                UNTRIED);
    }
}
