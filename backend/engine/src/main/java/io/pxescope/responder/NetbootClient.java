package io.pxescope.responder;

import io.pxescope.policy.BootClient;
import io.pxescope.policy.Firmware;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.IpxeFacts;
import io.pxescope.pxe.PxeClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a client that boots from the network asks with, in the desk's words. */
public final class NetbootClient {
    /** iPXE's feature code for HTTP (option 175). */
    private static final int HTTP_FEATURE = 0x13;

    private static final Map<ClientArch.Family, Firmware> BY_FAMILY = Map.of(
            ClientArch.Family.BIOS, Firmware.BIOS,
            ClientArch.Family.EFI_IA32, Firmware.EFI32,
            ClientArch.Family.EFI_X64, Firmware.EFI64,
            ClientArch.Family.EFI_ARM32, Firmware.ARM32,
            ClientArch.Family.EFI_ARM64, Firmware.ARM64,
            ClientArch.Family.EFI_RISCV64, Firmware.RISCV64,
            ClientArch.Family.EFI_LOONGARCH64, Firmware.LOONGARCH64);

    private NetbootClient() {}

    /**
     * Empty for one that names only architectures that no build can have a boot file for. A client that names none is a
     * BIOS; of several the first counts.
     */
    public static Optional<BootClient> of(PxeClient client) {
        return firmware(client)
                .map(firmware -> new BootClient(
                        firmware,
                        client.isHttpClient(),
                        client.isIpxe(),
                        client.ipxe()
                                .filter((IpxeFacts facts) -> facts.hasFeature(HTTP_FEATURE))
                                .isPresent()));
    }

    private static Optional<Firmware> firmware(PxeClient client) {
        if (client.archs().isEmpty()) {
            return Optional.of(Firmware.BIOS);
        }
        return client.archs().stream()
                .map(arch -> BY_FAMILY.get(arch.family()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
