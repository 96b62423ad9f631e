package io.pxescope.ticket;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the network team is asked for one host under test.
 *
 * @param servers one of these makes the official server stay silent for the host
 * @param relays one of these adds this server to a relay; empty where it is not known under which address it is reached
 */
public record Ticket(String host, List<MacAddress> macs, List<Instruction> servers, List<Instruction> relays) {

    public Ticket {
        macs = List.copyOf(macs);
        servers = List.copyOf(servers);
        relays = List.copyOf(relays);
    }

    /**
     * The ticket of a host.
     *
     * @param macs of all its NICs, at least one: a ROM may ask by any of them
     * @param ours the address that relays are to forward to, or null
     */
    public static Ticket of(String host, List<MacAddress> macs, @Nullable Ipv4Address ours) {
        if (macs.isEmpty()) {
            throw new IllegalArgumentException("a host without MAC address cannot be told from others");
        }
        return new Ticket(
                host,
                macs,
                List.of(
                        ServerInstructions.isc(host, macs),
                        KeaInstructions.config(macs),
                        KeaInstructions.api(macs),
                        ServerInstructions.dnsmasq(host, macs),
                        ServerInstructions.microsoft(host, macs)),
                ours == null ? List.of() : RelayInstructions.all(ours));
    }

    /** All of it as one text, to be copied. */
    public String text() {
        StringBuilder text = new StringBuilder("DHCP for the host " + host + " ("
                + macs.stream().map(MacAddress::toString).collect(Collectors.joining(", ")) + ")\n\n"
                + "1. The official DHCP server stays silent for this one host. One of these, whichever it is:\n");
        servers.forEach(instruction -> text.append(told(instruction)));
        if (!relays.isEmpty()) {
            text.append("\n2. Where a relay stands between: it forwards to PXEscope too. One of these:\n");
            relays.forEach(instruction -> text.append(told(instruction)));
        }
        return text.toString();
    }

    private static String told(Instruction instruction) {
        return "\n== " + instruction.title() + " (" + instruction.where() + ")\n"
                + instruction.apply().strip() + "\n-- undo\n"
                + instruction.undo().strip() + "\n-- check\n"
                + instruction.check().strip() + "\n"
                + (instruction.note().isEmpty() ? "" : "-- note\n" + instruction.note() + "\n")
                + "-- tested: " + instruction.tested() + "\n";
    }

    /** A name for a snippet: letters, digits and dashes only. */
    static String word(String host) {
        String word = host.replaceAll("[^A-Za-z0-9-]", "-");
        return "pxescope-" + (word.length() > 40 ? word.substring(0, 40) : word);
    }
}
