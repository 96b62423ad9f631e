package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The value of option 82 (RFC 3046). Kept raw, because the relay wants back exactly what it sent; the sub-options are
 * views of it. When the sub-lengths do not add up no sub-option is believed, and the raw octets are still echoed.
 *
 * @param raw the octets as received
 */
public record RelayAgentInformation(OctetString raw) {

    private static final int CIRCUIT_ID = 1;
    private static final int REMOTE_ID = 2;
    private static final int LINK_SELECTION = 5;
    private static final int SERVER_IDENTIFIER_OVERRIDE = 11;

    /** True when the sub-options fill the option exactly. */
    public boolean isWellFormed() {
        int at = 0;
        while (at < raw.length()) {
            if (at + 1 >= raw.length() || at + 2 + raw.at(at + 1) > raw.length()) {
                return false;
            }
            at += 2 + raw.at(at + 1);
        }
        return true;
    }

    /** The agent's name for the port or circuit the client is on (RFC 3046 section 3.1). */
    public Optional<OctetString> circuitId() {
        return subOption(CIRCUIT_ID);
    }

    /** The agent's name for the far end, often its own or the modem's address (RFC 3046 section 3.2). */
    public Optional<OctetString> remoteId() {
        return subOption(REMOTE_ID);
    }

    /** An address of the subnet to lease from where that is not giaddr's (RFC 3527). */
    public Optional<Ipv4Address> linkSelection() {
        return address(LINK_SELECTION);
    }

    /** The address to give as option 54, so that renewals pass through the relay (RFC 5107). */
    public Optional<Ipv4Address> serverIdentifierOverride() {
        return address(SERVER_IDENTIFIER_OVERRIDE);
    }

    /** The first sub-option with this code. */
    public Optional<OctetString> subOption(int code) {
        return Optional.ofNullable(subOptions().get(code));
    }

    /** Sub-options for which this type has no view of their own, by code. */
    Map<Integer, OctetString> otherSubOptions() {
        Map<Integer, OctetString> others = new TreeMap<>(subOptions());
        others.keySet().removeAll(viewed());
        return Collections.unmodifiableMap(others);
    }

    private TreeSet<Integer> viewed() {
        TreeSet<Integer> viewed = new TreeSet<>();
        viewed.add(CIRCUIT_ID);
        viewed.add(REMOTE_ID);
        linkSelection().ifPresent(link -> viewed.add(LINK_SELECTION));
        serverIdentifierOverride().ifPresent(server -> viewed.add(SERVER_IDENTIFIER_OVERRIDE));
        return viewed;
    }

    private Map<Integer, OctetString> subOptions() {
        Map<Integer, OctetString> found = new TreeMap<>();
        if (!isWellFormed()) {
            return found;
        }
        for (int at = 0; at < raw.length(); at += 2 + raw.at(at + 1)) {
            found.putIfAbsent(raw.at(at), raw.slice(at + 2, at + 2 + raw.at(at + 1)));
        }
        return found;
    }

    private Optional<Ipv4Address> address(int code) {
        return subOption(code).filter(value -> value.length() == 4).map(value -> Ipv4Address.ofBytes(value.toBytes()));
    }
}
