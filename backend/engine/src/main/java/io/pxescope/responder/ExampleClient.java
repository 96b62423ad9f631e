package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.PxeClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Clients whose DISCOVER can be made up: what a ROM, a UEFI or an iPXE of each architecture puts into it, after
 * recordings of an Intel ROM, EDK2 (OVMF) and iPXE.
 */
public enum ExampleClient {
    BIOS("bios", "BIOS", 0, Kind.ROM),
    EFI32("efi32", "UEFI ia32", 6, Kind.UEFI),
    EFI64("efi64", "UEFI x64", 7, Kind.UEFI),
    ARM32("arm32", "UEFI arm32", 10, Kind.UEFI),
    ARM64("arm64", "UEFI arm64", 11, Kind.UEFI),
    RISCV64("riscv64", "UEFI riscv64", 27, Kind.UEFI),
    LOONGARCH64("loongarch64", "UEFI loongarch64", 39, Kind.UEFI),
    EFI32_HTTP("efi32-http", "UEFI ia32 HTTP", 15, Kind.HTTP),
    EFI64_HTTP("efi64-http", "UEFI x64 HTTP", 16, Kind.HTTP),
    ARM64_HTTP("arm64-http", "UEFI arm64 HTTP", 19, Kind.HTTP),
    IPXE("ipxe", "iPXE, BIOS", 0, Kind.IPXE),
    IPXE_EFI64("ipxe-efi64", "iPXE, UEFI x64", 7, Kind.IPXE),
    IPXE_ARM64("ipxe-arm64", "iPXE, UEFI arm64", 11, Kind.IPXE);

    private enum Kind {
        ROM,
        UEFI,
        HTTP,
        IPXE
    }

    private static final int XID = 0x70786573;
    private static final int MAXIMUM_MESSAGE_SIZE = 1472;

    private static final int[] ROM_WANTS = {
        1, 2, 3, 5, 6, 11, 12, 13, 15, 16, 17, 18, 43, 54, 60, 67, 128, 129, 130, 131, 132, 133, 134, 135
    };
    private static final int[] UEFI_WANTS = {
        1, 2, 3, 4, 5, 6, 12, 13, 15, 17, 18, 22, 23, 28, 40, 41, 42, 43, 50, 51, 54, 58, 59, 60, 66, 67, 97, 128, 129,
        130, 131, 132, 133, 134, 135
    };
    private static final int[] HTTP_WANTS = {
        1, 2, 3, 4, 5, 6, 12, 13, 15, 17, 18, 22, 23, 28, 40, 41, 42, 43, 50, 51, 54, 58, 59, 60, 67, 97
    };
    private static final int[] IPXE_WANTS = {
        1, 3, 6, 7, 12, 15, 17, 26, 43, 60, 66, 67, 119, 128, 129, 130, 131, 132, 133, 134, 135, 175, 203
    };

    /** Version 1.0.0 with HTTP, as the builds of Debian send. */
    private static final OctetString IPXE_FEATURES =
            OctetString.of(0xeb, 3, 1, 0, 0, 0x13, 1, 1, 0x12, 1, 1, 0x11, 1, 1, 0x10, 1, 2);

    private final String key;
    private final String title;
    private final int arch;
    private final Kind kind;

    ExampleClient(String key, String title, int arch, Kind kind) {
        this.key = key;
        this.title = title;
        this.arch = arch;
        this.kind = kind;
    }

    /** As scripts write it. */
    public String key() {
        return key;
    }

    /** As operators read it. */
    public String title() {
        return title;
    }

    public static Optional<ExampleClient> of(String key) {
        return Arrays.stream(values())
                .filter(client -> client.key.equals(key.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All keys, for sentences. */
    public static String keys() {
        return Arrays.stream(values()).map(ExampleClient::key).collect(Collectors.joining(", "));
    }

    /** The DISCOVER that such a client of this MAC address would send. */
    public DhcpMessage discover(MacAddress mac) {
        String undi = kind == Kind.UEFI || kind == Kind.HTTP ? "003000" : "002001";
        String vendor = kind == Kind.HTTP ? PxeClient.HTTP_CLIENT : PxeClient.PXE_CLIENT;
        DhcpOptions.Builder options = DhcpOptions.builder()
                .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, MAXIMUM_MESSAGE_SIZE)
                .put(OptionCode.PARAMETER_REQUEST_LIST, OctetString.of(wants()))
                .put(
                        OptionCode.CLIENT_NETWORK_INTERFACE,
                        kind == Kind.UEFI || kind == Kind.HTTP ? OctetString.of(1, 3, 0) : OctetString.of(1, 2, 1))
                .uint16(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, arch)
                .text(
                        OptionCode.VENDOR_CLASS_IDENTIFIER,
                        String.format(Locale.ROOT, "%s:Arch:%05d:UNDI:%s", vendor, arch, undi));
        if (kind == Kind.IPXE) {
            options.text(OptionCode.USER_CLASS, "iPXE").put(OptionCode.IPXE_ENCAPSULATED, IPXE_FEATURES);
        }
        return DhcpMessage.request(DhcpMessageType.DISCOVER, mac, XID)
                .flags(kind == Kind.IPXE ? 0 : DhcpMessage.BROADCAST_FLAG)
                .add(options.build())
                .build();
    }

    private int[] wants() {
        return switch (kind) {
            case ROM -> ROM_WANTS;
            case UEFI -> UEFI_WANTS;
            case HTTP -> HTTP_WANTS;
            case IPXE -> IPXE_WANTS;
        };
    }
}
