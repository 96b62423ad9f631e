package io.pxescope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DHCP message, of either version, as it was on the wire.
 *
 * @param type for example {@code DISCOVER}; {@code SOLICIT} in DHCPv6
 * @param xid the transaction id, 8 hex digits; 6 in DHCPv6
 * @param size of the UDP payload in bytes
 * @param pxe whether its sender calls itself a PXE or HTTP boot client (option 60; 16 in DHCPv6)
 * @param address yiaddr of an answer, or the address asked for (option 50, ciaddr); in DHCPv6 the first of an IA_NA
 * @param serverId option 54; in DHCPv6 the server's DUID
 * @param giaddr the relay's address, null where no relay was involved
 * @param file the boot file, from the field or option 67; in DHCPv6 its URL
 * @param options decoded, in order of the packet
 */
public record DhcpFacts(
        String type,
        String xid,
        int size,
        boolean pxe,
        @Nullable String vendorClass,
        @Nullable String address,
        @Nullable String serverId,
        @Nullable String giaddr,
        @Nullable String file,
        List<Option> options) {

    /** A decoded option or header field, both ready to be shown. */
    public record Option(String name, String value) {}

    public DhcpFacts {
        options = List.copyOf(options);
    }

    /** Whether a machine that has nothing yet asks for everything. */
    public boolean opens() {
        return type.equals("DISCOVER") || type.equals("SOLICIT");
    }

    /** Whether it gives the machine what it asked for, an address or, where it has one from elsewhere, a boot file. */
    public boolean grants() {
        return type.equals("ACK") || type.equals("REPLY") && (address != null || file != null);
    }
}
