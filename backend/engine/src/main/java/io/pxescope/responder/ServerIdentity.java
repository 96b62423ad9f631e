package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.RelayAgentInformation;
import io.pxescope.net.Ipv4Address;

/** Under which address this server answers a message, and whether a message is meant for it (option 54). */
final class ServerIdentity {

    private ServerIdentity() {}

    /** The address that a relay wants to stand in for us (RFC 5107 section 4), else our own where the message came in. */
    static Ipv4Address of(DhcpMessage message, Ingress ingress) {
        return message.isRelayed()
                ? message.options()
                        .relayAgentInformation()
                        .flatMap(RelayAgentInformation::serverIdentifierOverride)
                        .filter(Ipv4Address::isUnicast)
                        .orElse(ingress.local())
                : ingress.local();
    }

    /** True for a message that names a server other than this one; one that names none is meant for all. */
    static boolean isMeantForAnother(DhcpMessage message, Ingress ingress) {
        return message.options().contains(OptionCode.SERVER_IDENTIFIER)
                && message.options()
                        .address(OptionCode.SERVER_IDENTIFIER)
                        .filter(named -> named.equals(ingress.local()) || named.equals(of(message, ingress)))
                        .isEmpty();
    }
}
