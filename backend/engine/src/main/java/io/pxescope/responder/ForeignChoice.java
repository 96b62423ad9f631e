package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that took the OFFER of another server: a REQUEST names in option 54 the server that it chose (RFC 2131
 * section 3.1 step 3). That the other server confirmed it is not seen from here.
 *
 * @param server the one that won
 * @param address that the client asks it for (option 50), or null where it does not say
 */
public record ForeignChoice(Ipv4Address server, @Nullable Ipv4Address address) {

    /** What a message says of another server, or nothing: no REQUEST, no server named, or this one. */
    public static Optional<ForeignChoice> of(DhcpMessage message, Ingress ingress) {
        boolean request = message.messageType()
                .filter(type -> type == DhcpMessageType.REQUEST)
                .isPresent();
        return message.op() != DhcpMessage.BOOTREQUEST
                        || !request
                        || !ServerIdentity.isMeantForAnother(message, ingress)
                ? Optional.empty()
                : message.options()
                        .address(OptionCode.SERVER_IDENTIFIER)
                        .filter(Ipv4Address::isUnicast)
                        .map(server -> new ForeignChoice(
                                server,
                                message.options()
                                        .address(OptionCode.REQUESTED_ADDRESS)
                                        .filter(Ipv4Address::isUnicast)
                                        .orElse(null)));
    }
}
