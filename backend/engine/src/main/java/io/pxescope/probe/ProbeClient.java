package io.pxescope.probe;

import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.PxeClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As what a probe asks. Servers may answer a PXE ROM and the system after it differently. */
public enum ProbeClient {
    PLAIN("plain", "a plain DHCP client", null, null),
    BIOS("bios", "a BIOS PXE client", ClientArch.X86_BIOS, PxeClient.PXE_CLIENT),
    EFI64("efi64", "a UEFI x64 PXE client", ClientArch.X64_UEFI, PxeClient.PXE_CLIENT),
    ARM64("arm64", "a UEFI ARM64 PXE client", ClientArch.ARM64_UEFI, PxeClient.PXE_CLIENT),
    HTTP64("http64", "a UEFI x64 HTTP boot client", ClientArch.X64_UEFI_HTTP, PxeClient.HTTP_CLIENT);

    private final String key;
    private final String words;
    private final @Nullable ClientArch arch;
    private final @Nullable String vendorClass;

    ProbeClient(String key, String words, @Nullable ClientArch arch, @Nullable String vendorClass) {
        this.key = key;
        this.words = words;
        this.arch = arch;
        this.vendorClass = vendorClass;
    }

    /** In the API and in forms. */
    public String key() {
        return key;
    }

    /** With its article, for sentences. */
    public String words() {
        return words;
    }

    public static Optional<ProbeClient> of(String key) {
        return Arrays.stream(values()).filter(client -> client.key.equals(key)).findFirst();
    }

    /**
     * The options in which such a client describes itself (RFC 4578 section 2). The machine's UUID is not known here; in
     * option 97 stands its MAC address behind zeros, as deployment servers write a machine without UUID.
     */
    DhcpOptions options(MacAddress mac) {
        if (arch == null) {
            return DhcpOptions.NONE;
        }
        byte[] uuid = new byte[17];
        System.arraycopy(mac.toBytes(), 0, uuid, 11, 6);
        return DhcpOptions.builder()
                .text(
                        OptionCode.VENDOR_CLASS_IDENTIFIER,
                        String.format(Locale.ROOT, "%s:Arch:%05d:UNDI:003016", vendorClass, arch.code()))
                .put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.of(arch.code() >> 8, arch.code() & 0xff))
                .put(OptionCode.CLIENT_NETWORK_INTERFACE, OctetString.of(1, 3, 16))
                .put(OptionCode.CLIENT_MACHINE_IDENTIFIER, OctetString.copyOf(uuid))
                .build();
    }
}
