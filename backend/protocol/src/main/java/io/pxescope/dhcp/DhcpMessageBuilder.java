package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.Arrays;

/** Collects the fields of a {@link DhcpMessage}; what is not set is zero or empty, the hardware type is Ethernet. */
public final class DhcpMessageBuilder {

    private int op = DhcpMessage.BOOTREQUEST;
    private int htype = DhcpMessage.ETHERNET;
    private int hlen = 6;
    private int hops;
    private int xid;
    private int secs;
    private int flags;
    private Ipv4Address ciaddr = Ipv4Address.ANY;
    private Ipv4Address yiaddr = Ipv4Address.ANY;
    private Ipv4Address siaddr = Ipv4Address.ANY;
    private Ipv4Address giaddr = Ipv4Address.ANY;
    private OctetString chaddr = OctetString.copyOf(new byte[DhcpMessage.CHADDR_LENGTH]);
    private String sname = "";
    private String file = "";
    private DhcpOptions options = DhcpOptions.NONE;

    public DhcpMessageBuilder() {}

    DhcpMessageBuilder(DhcpMessage message) {
        op = message.op();
        htype = message.htype();
        hlen = message.hlen();
        hops = message.hops();
        xid = message.xid();
        secs = message.secs();
        flags = message.flags();
        ciaddr = message.ciaddr();
        yiaddr = message.yiaddr();
        siaddr = message.siaddr();
        giaddr = message.giaddr();
        chaddr = message.chaddr();
        sname = message.sname();
        file = message.file();
        options = message.options();
    }

    public DhcpMessageBuilder op(int value) {
        op = value;
        return this;
    }

    /** Hardware type, length and all 16 octets of chaddr. */
    public DhcpMessageBuilder hardware(int type, int length, OctetString address) {
        htype = type;
        hlen = length;
        chaddr = address;
        return this;
    }

    /** An Ethernet address with its type and length. */
    public DhcpMessageBuilder chaddr(MacAddress mac) {
        byte[] field = Arrays.copyOf(mac.toBytes(), DhcpMessage.CHADDR_LENGTH);
        return hardware(DhcpMessage.ETHERNET, 6, OctetString.copyOf(field));
    }

    public DhcpMessageBuilder hops(int value) {
        hops = value;
        return this;
    }

    public DhcpMessageBuilder xid(int value) {
        xid = value;
        return this;
    }

    public DhcpMessageBuilder secs(int value) {
        secs = value;
        return this;
    }

    public DhcpMessageBuilder flags(int value) {
        flags = value;
        return this;
    }

    public DhcpMessageBuilder ciaddr(Ipv4Address value) {
        ciaddr = value;
        return this;
    }

    public DhcpMessageBuilder yiaddr(Ipv4Address value) {
        yiaddr = value;
        return this;
    }

    public DhcpMessageBuilder siaddr(Ipv4Address value) {
        siaddr = value;
        return this;
    }

    public DhcpMessageBuilder giaddr(Ipv4Address value) {
        giaddr = value;
        return this;
    }

    public DhcpMessageBuilder sname(String value) {
        sname = value;
        return this;
    }

    public DhcpMessageBuilder file(String value) {
        file = value;
        return this;
    }

    /** Replaces all options. */
    public DhcpMessageBuilder options(DhcpOptions value) {
        options = value;
        return this;
    }

    /** Adds options to those already there, replacing equal codes. */
    public DhcpMessageBuilder add(DhcpOptions more) {
        options = options.toBuilder().putAll(more).build();
        return this;
    }

    public DhcpMessage build() {
        return new DhcpMessage(
                op, htype, hlen, hops, xid, secs, flags, ciaddr, yiaddr, siaddr, giaddr, chaddr, sname, file, options);
    }
}
