package io.pxescope.probe;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageBuilder;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * One DISCOVER of a probe.
 *
 * @param mac in whose place it asks (chaddr); the frame has the panel's own address
 * @param xid recognises the answers
 * @param giaddr this panel's address where it asks as a relay would (RFC 1542 section 4.1.1), else null
 * @param link the network asked for where giaddr is not on it (option 82.5, RFC 3527), else null
 */
public record ProbeQuestion(
        MacAddress mac,
        ProbeClient client,
        int xid,
        @Nullable Ipv4Address giaddr,
        @Nullable Ipv4Address link) {

    private static final int LINK_SELECTION = 5;

    /** The message: with the broadcast bit, since the panel has another address than the one that is offered. */
    public DhcpMessage message() {
        DhcpMessageBuilder discover = DhcpMessage.request(DhcpMessageType.DISCOVER, mac, xid)
                .flags(DhcpMessage.BROADCAST_FLAG)
                .add(client.options(mac))
                .add(DhcpOptions.builder()
                        .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, 1500)
                        .parameterRequestList(
                                OptionCode.SUBNET_MASK,
                                OptionCode.ROUTER,
                                OptionCode.DOMAIN_NAME_SERVER,
                                OptionCode.VENDOR_SPECIFIC_INFORMATION,
                                OptionCode.LEASE_TIME,
                                OptionCode.SERVER_IDENTIFIER,
                                OptionCode.VENDOR_CLASS_IDENTIFIER,
                                OptionCode.TFTP_SERVER_NAME,
                                OptionCode.BOOTFILE_NAME)
                        .build());
        if (giaddr != null) {
            discover.giaddr(giaddr).hops(1);
        }
        if (link != null) {
            int bits = link.bits();
            discover.add(DhcpOptions.builder()
                    .put(
                            OptionCode.RELAY_AGENT_INFORMATION,
                            OctetString.of(
                                    LINK_SELECTION, 4, bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff))
                    .build());
        }
        return discover.build();
    }

    /** Whether a message carries this question's transaction and machine, whichever way it goes. */
    public boolean isOf(DhcpMessage message) {
        return message.xid() == xid && message.mac().filter(mac::equals).isPresent();
    }
}
