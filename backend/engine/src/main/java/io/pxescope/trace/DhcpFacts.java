package io.pxescope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DHCP message as it was on the wire.
 *
 * @param type for example {@code DISCOVER}
 * @param xid the transaction id, 8 hex digits
 * @param size of the UDP payload in bytes
 * @param pxe whether its sender calls itself a PXE or HTTP boot client (option 60)
 * @param address yiaddr of an answer, or the address asked for (option 50, ciaddr)
 * @param serverId option 54
 * @param giaddr the relay's address, null where no relay was involved
 * @param file the boot file, from the field or option 67
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
}
