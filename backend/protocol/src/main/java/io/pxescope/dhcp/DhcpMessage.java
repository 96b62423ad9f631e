package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.Optional;

/**
 * A DHCP message (RFC 2131 section 2), immutable, with the RFC's field names.
 *
 * @param op {@link #BOOTREQUEST} or {@link #BOOTREPLY}
 * @param htype hardware type as in ARP, 1 is Ethernet; an octet
 * @param hlen length of the hardware address; an octet, and on the wire sometimes nonsense
 * @param hops relay agents passed; an octet
 * @param xid transaction identifier, 32 bits
 * @param secs 16 bits; seconds by the RFC, but iPXE counts its transmissions in it
 * @param flags 16 bits, the highest is {@link #BROADCAST_FLAG}
 * @param ciaddr the client's address, where it has one that it can answer ARP for
 * @param yiaddr "your" address: what the server gives
 * @param siaddr the next server, from which the boot file comes
 * @param giaddr the relay agent that the request came through
 * @param chaddr all 16 octets of the field, padding included, since replies copy them
 * @param sname server host name, at most 64 octets, one character per octet; empty when the field held options
 * @param file boot file name, at most 128 octets, one character per octet; empty when the field held options
 */
public record DhcpMessage(
        int op,
        int htype,
        int hlen,
        int hops,
        int xid,
        int secs,
        int flags,
        Ipv4Address ciaddr,
        Ipv4Address yiaddr,
        Ipv4Address siaddr,
        Ipv4Address giaddr,
        OctetString chaddr,
        String sname,
        String file,
        DhcpOptions options) {

    public static final int BOOTREQUEST = 1;
    public static final int BOOTREPLY = 2;
    public static final int ETHERNET = 1;

    /** The client cannot receive unicast before it is configured (RFC 2131 section 4.1). */
    public static final int BROADCAST_FLAG = 0x8000;

    static final int CHADDR_LENGTH = 16;
    static final int SNAME_LENGTH = 64;
    static final int FILE_LENGTH = 128;

    public DhcpMessage {
        if (chaddr.length() != CHADDR_LENGTH) {
            throw new IllegalArgumentException("chaddr has 16 octets, not " + chaddr.length());
        }
        requireField("sname", sname, SNAME_LENGTH);
        requireField("file", file, FILE_LENGTH);
    }

    private static void requireField(String field, String text, int length) {
        if (text.length() > length) {
            throw new IllegalArgumentException(field + " has room for " + length + " octets, not " + text.length());
        }
        if (text.chars().anyMatch(c -> c == 0 || c > 0xff)) {
            throw new IllegalArgumentException(field + " holds single octets other than NUL");
        }
    }

    /** A client's message of this type: BOOTREQUEST, everything else empty. */
    public static DhcpMessageBuilder request(DhcpMessageType type, MacAddress client, int xid) {
        return new DhcpMessageBuilder()
                .op(BOOTREQUEST)
                .chaddr(client)
                .xid(xid)
                .options(DhcpOptions.builder().messageType(type).build());
    }

    /**
     * The reply to a request with everything that RFC 2131 table 3, RFC 3046 section 2.2, RFC 6842 section 3 and RFC
     * 4578 section 2.3 have a server copy, so that no caller can forget: xid, htype, hlen, chaddr, flags, giaddr,
     * ciaddr into an ACK, and options 61, 82 and (not into a NAK) 97. A NAK to a relay has the broadcast bit set, since
     * the client must not use the address the relay would send it to (section 4.3.2).
     */
    public static DhcpMessageBuilder replyTo(DhcpMessage request, DhcpMessageType type, Ipv4Address serverIdentifier) {
        boolean nak = type == DhcpMessageType.NAK;
        boolean relayed = !request.giaddr.isUnspecified();
        DhcpOptions.Builder options = DhcpOptions.builder()
                .messageType(type)
                .address(OptionCode.SERVER_IDENTIFIER, serverIdentifier)
                .put(OptionCode.CLIENT_IDENTIFIER_CODE, request.options.get(OptionCode.CLIENT_IDENTIFIER_CODE));
        if (!nak) {
            options.put(
                    OptionCode.CLIENT_MACHINE_IDENTIFIER, request.options.get(OptionCode.CLIENT_MACHINE_IDENTIFIER));
        }
        options.put(OptionCode.RELAY_AGENT_INFORMATION, request.options.get(OptionCode.RELAY_AGENT_INFORMATION));
        return new DhcpMessageBuilder()
                .op(BOOTREPLY)
                .hardware(request.htype, request.hlen, request.chaddr)
                .xid(request.xid)
                .flags(nak && relayed ? request.flags | BROADCAST_FLAG : request.flags)
                .ciaddr(type == DhcpMessageType.ACK ? request.ciaddr : Ipv4Address.ANY)
                .giaddr(request.giaddr)
                .options(options.build());
    }

    public DhcpMessageBuilder toBuilder() {
        return new DhcpMessageBuilder(this);
    }

    /** Option 53; empty when absent or malformed, which makes this no DHCP message to answer. */
    public Optional<DhcpMessageType> messageType() {
        return options.messageType();
    }

    public boolean isBroadcast() {
        return (flags & BROADCAST_FLAG) != 0;
    }

    /** True when a relay agent forwarded this. */
    public boolean isRelayed() {
        return !giaddr.isUnspecified();
    }

    /** The client's MAC address, where its hardware is Ethernet or another IEEE 802 network with six octets. */
    public Optional<MacAddress> mac() {
        boolean ieee802 = htype == ETHERNET || htype == 6;
        return ieee802 && hlen == 6 ? Optional.of(MacAddress.ofBytes(chaddr.toBytes())) : Optional.empty();
    }

    /** Option 61 as sent, when it has an octet at all. */
    public Optional<OctetString> clientIdentifier() {
        return options.get(OptionCode.CLIENT_IDENTIFIER_CODE).filter(identifier -> !identifier.isEmpty());
    }
}
