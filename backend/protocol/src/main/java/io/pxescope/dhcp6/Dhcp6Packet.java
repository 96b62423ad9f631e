package io.pxescope.dhcp6;

import io.pxescope.net.Ipv6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A datagram: a message in the wrappings of the relays that it came through or goes back through.
 *
 * @param relays the outermost first, which is the one that talks to the server; empty on the own link
 * @param reply whether the wrappings are RELAY-REPL; of no meaning without any
 */
public record Dhcp6Packet(List<RelayHop> relays, boolean reply, Dhcp6Message message) {

    /**
     * One relay's wrapping (RFC 8415 section 9).
     *
     * @param hopCount how many relays the message came through before this one
     * @param link an address that names the link the message came from, or {@code ::}
     * @param peer who the relay had it from
     * @param options without the relay message
     */
    public record RelayHop(int hopCount, Ipv6Address link, Ipv6Address peer, Dhcp6Options options) {}

    public Dhcp6Packet {
        relays = List.copyOf(relays);
    }

    /** A message on its own link. */
    public static Dhcp6Packet direct(Dhcp6Message message) {
        return new Dhcp6Packet(List.of(), false, message);
    }

    public boolean isRelayed() {
        return !relays.isEmpty();
    }

    /** The relay next to the client. */
    public Optional<RelayHop> nearest() {
        return relays.isEmpty() ? Optional.empty() : Optional.of(relays.get(relays.size() - 1));
    }

    /**
     * The answer to this packet, wrapped for the way back (section 19.3): hop count, link and peer as they came, with the
     * interface id (18), the source port (135, RFC 8357) and what the relay asks to have echoed (43, RFC 4994).
     */
    public Dhcp6Packet answeredWith(Dhcp6Message answer) {
        List<RelayHop> back = new ArrayList<>();
        for (RelayHop hop : relays) {
            Set<Integer> wanted = Set.copyOf(hop.options().numbers(Dhcp6OptionCode.ECHO_REQUEST));
            List<Dhcp6Option> echoed = hop.options().toList().stream()
                    .filter(option -> option.code().equals(Dhcp6OptionCode.INTERFACE_ID)
                            || option.code().equals(Dhcp6OptionCode.RELAY_SOURCE_PORT)
                            || wanted.contains(option.code().code()))
                    .toList();
            back.add(new RelayHop(hop.hopCount(), hop.link(), hop.peer(), Dhcp6Options.of(echoed)));
        }
        return new Dhcp6Packet(back, true, answer);
    }
}
