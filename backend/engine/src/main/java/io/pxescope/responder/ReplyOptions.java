package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.policy.Network;
import io.pxescope.pxe.PxeClient;
import io.pxescope.pxe.PxeVendorOptions;
import java.time.Duration;

/**
 * The options of a reply, in groups. Within a group the more important ones come first, since a reply that outgrows
 * what its client accepts loses the last ones that were not asked for.
 */
final class ReplyOptions {

    /** {@code file} has 128 octets and ROMs want the last one to be NUL. */
    private static final int LONGEST_FILE = 127;

    private static final long INFINITE = 0xffffffffL;

    /** Below this T1, T2 and the lease would fall together. */
    private static final long SHORTEST_WITH_TIMERS = 8;

    private ReplyOptions() {}

    /** Lease time with renewal at a half and rebinding at seven eighths of it (RFC 2131 section 4.4.5). */
    static DhcpOptions lease(Duration lease) {
        long seconds = Math.min(Math.max(lease.toSeconds(), 1), INFINITE);
        DhcpOptions.Builder options = DhcpOptions.builder().uint32(OptionCode.LEASE_TIME, seconds);
        if (seconds >= SHORTEST_WITH_TIMERS && seconds < INFINITE) {
            options.uint32(OptionCode.RENEWAL_TIME, seconds / 2).uint32(OptionCode.REBINDING_TIME, seconds * 7 / 8);
        }
        return options.build();
    }

    /** One router only: lpxelinux.0 takes the gateway from an option 3 of exactly four octets, and has none otherwise. */
    static DhcpOptions network(Network network) {
        DhcpOptions.Builder options = DhcpOptions.builder()
                .address(OptionCode.SUBNET_MASK, network.subnet().mask());
        if (network.router() != null) {
            options.address(OptionCode.ROUTER, network.router());
        }
        options.addresses(OptionCode.DOMAIN_NAME_SERVER, network.dns());
        if (network.subnet().prefixLength() < 31) {
            options.address(OptionCode.BROADCAST_ADDRESS, network.subnet().broadcast());
        }
        return options.build();
    }

    /**
     * What a PXE client needs to boot. Sent whether asked for or not: PXELINUX reads 209 and 210 in the ACK that its ROM
     * kept, and no ROM asks for them.
     *
     * <p>Option 60 always comes with 43.6, see {@link PxeVendorOptions#bootFileGiven()}. Option 67 ends in NUL, since
     * old ROMs read on until they meet one and ask for {@code pxelinux.0} with a trailing 0xFF.
     */
    static DhcpOptions boot(BootAnswer boot) {
        return boot.http() ? httpBoot(boot) : pxeBoot(boot);
    }

    /**
     * UEFI HTTP boot: option 60 must say so too, or the offer counts as none (UEFI specification 24.7.3.1; measured). No
     * option 43: it would make a PXE offer of it.
     */
    private static DhcpOptions httpBoot(BootAnswer boot) {
        return DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, PxeClient.HTTP_CLIENT)
                .text(OptionCode.BOOTFILE_NAME, boot.file())
                .build();
    }

    private static DhcpOptions pxeBoot(BootAnswer boot) {
        DhcpOptions.Builder options = DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, PxeClient.PXE_CLIENT)
                .put(
                        OptionCode.VENDOR_SPECIFIC_INFORMATION,
                        PxeVendorOptions.bootFileGiven().encode())
                .text(OptionCode.BOOTFILE_NAME, boot.file() + "\0");
        if (boot.prefix() != null) {
            options.text(OptionCode.PATH_PREFIX, boot.prefix());
        }
        if (boot.configFile() != null) {
            options.text(OptionCode.CONFIGURATION_FILE, boot.configFile());
        }
        return options.address(OptionCode.TFTP_SERVER_ADDRESS, boot.nextServer())
                .text(OptionCode.TFTP_SERVER_NAME, boot.nextServer().toString())
                .build();
    }

    /** A boot server repeats the boot item that the client chose (PXE specification 2.1 table 2-3). */
    static DhcpOptions bootItem(DhcpMessage request) {
        return request.options()
                .get(OptionCode.VENDOR_SPECIFIC_INFORMATION)
                .flatMap(asked -> PxeVendorOptions.of(asked).get(PxeVendorOptions.BOOT_ITEM))
                .map(item -> DhcpOptions.builder()
                        .put(
                                OptionCode.VENDOR_SPECIFIC_INFORMATION,
                                PxeVendorOptions.bootFileGiven()
                                        .with(PxeVendorOptions.BOOT_ITEM, item)
                                        .encode())
                        .build())
                .orElse(DhcpOptions.NONE);
    }

    /** The boot file for the {@code file} field: the whole name or none, a cut one would be another file's. */
    static String fileField(BootAnswer boot) {
        return boot.file().length() <= LONGEST_FILE ? boot.file() : "";
    }
}
