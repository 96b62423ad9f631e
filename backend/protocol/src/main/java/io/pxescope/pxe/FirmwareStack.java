package io.pxescope.pxe;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OptionCode;
import java.util.List;

/**
 * Tells the IP stack of UEFI firmware, which a loader set to work, from a booted system. Neither calls itself a PXE
 * client; the firmware's asks for mask, router and DNS only, takes 65,280 octets and wants a broadcast (measured: EDK2
 * below {@code syslinux.efi} 6.04).
 */
public final class FirmwareStack {
    private static final int LARGEST_MESSAGE = 65_280;
    private static final List<OptionCode> ASKED_FOR =
            List.of(OptionCode.SUBNET_MASK, OptionCode.ROUTER, OptionCode.DOMAIN_NAME_SERVER);

    private FirmwareStack() {}

    /** Whether a message has its shape. */
    public static boolean wrote(DhcpMessage message) {
        return !message.options().contains(OptionCode.VENDOR_CLASS_IDENTIFIER)
                && message.isBroadcast()
                && message.options().parameterRequestList().equals(ASKED_FOR)
                && message.options().uint16(OptionCode.MAXIMUM_MESSAGE_SIZE).orElse(0) == LARGEST_MESSAGE;
    }
}
