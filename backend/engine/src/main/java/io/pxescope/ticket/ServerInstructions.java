package io.pxescope.ticket;

import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** ISC dhcpd, dnsmasq and Microsoft's server, told to stay silent for some MAC addresses. */
final class ServerInstructions {
    private static final String PROBE = "Then probe the host in PXEscope: no offer may come.";

    private ServerInstructions() {}

    /**
     * A class of its own, not {@code ignore booting} in a host declaration: that one is not heeded where another
     * declaration of the same card has a fixed address (tried with 4.4.3), this one is.
     */
    static Instruction isc(String host, List<MacAddress> macs) {
        String name = Ticket.word(host);
        String members = macs.stream()
                .map(mac -> "subclass \"" + name + "\" 1:" + mac + ";")
                .collect(Collectors.joining("\n"));
        return new Instruction(
                "isc",
                "ISC dhcpd",
                "/etc/dhcp/dhcpd.conf, outside of any subnet",
                "class \"" + name + "\" {\n    match hardware;\n    ignore booting;\n}\n" + members
                        + "\n# dhcpd -t -cf /etc/dhcp/dhcpd.conf && systemctl restart isc-dhcp-server",
                "Remove these lines, and restart isc-dhcp-server.",
                "journalctl -u isc-dhcp-server | grep 'Declining to boot'. " + PROBE,
                "Silent for this card even where it has a reservation (a host with a fixed address).",
                "with ISC dhcpd 4.4.3 of Debian 12");
    }

    /**
     * By a tag, not {@code dhcp-host=MAC,ignore}: that one is not heeded behind an earlier {@code dhcp-host} of the same
     * card (tried with 2.90), this one is.
     */
    static Instruction dnsmasq(String host, List<MacAddress> macs) {
        String name = Ticket.word(host);
        String tags =
                macs.stream().map(mac -> "dhcp-mac=set:" + name + "," + mac).collect(Collectors.joining("\n"));
        return new Instruction(
                "dnsmasq",
                "dnsmasq",
                "/etc/dnsmasq.d/" + name + ".conf",
                tags + "\ndhcp-ignore=tag:" + name + "\n# dnsmasq --test && systemctl restart dnsmasq",
                "Remove the file /etc/dnsmasq.d/" + name + ".conf, and restart dnsmasq.",
                "With log-dhcp its log says 'ignored' for this card. " + PROBE,
                "Shorter, where no dhcp-host line names this card: dhcp-host="
                        + macs.stream().map(MacAddress::toString).collect(Collectors.joining(",")) + ",ignore",
                "with dnsmasq 2.90 of Debian 12");
    }

    static Instruction microsoft(String host, List<MacAddress> macs) {
        String add = macs.stream()
                .map(mac -> "Add-DhcpServerv4Filter -List Deny -MacAddress \"" + dashed(mac) + "\" -Description \""
                        + Ticket.word(host) + "\"")
                .collect(Collectors.joining("\n"));
        String remove = macs.stream()
                .map(mac -> "Remove-DhcpServerv4Filter -MacAddress \"" + dashed(mac) + "\"")
                .collect(Collectors.joining("\n"));
        return new Instruction(
                "microsoft",
                "Microsoft DHCP",
                "PowerShell on the DHCP server, as administrator",
                "Get-DhcpServerv4FilterList\nGet-DhcpServerv4Filter -List Deny\n" + add
                        + "\nSet-DhcpServerv4FilterList -Deny $true",
                remove + "\n# only if Get-DhcpServerv4FilterList said Deny: False before\n"
                        + "Set-DhcpServerv4FilterList -Deny $false",
                "Get-DhcpServerv4Filter -List Deny. " + PROBE,
                "The filter is of the whole server. Look at the deny list before it is switched on: whatever stands in"
                        + " it already is refused from then on. Each failover partner needs the same.",
                "not tested here");
    }

    private static String dashed(MacAddress mac) {
        return mac.toDashed().toUpperCase(Locale.ROOT);
    }
}
