package io.pxescope.responder;

import io.pxescope.policy.Firmware;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.PxeClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The firmware a PXE client asks with. */
final class ClientFirmware {

    private static final Map<ClientArch.Family, Firmware> BY_FAMILY = Map.of(
            ClientArch.Family.BIOS, Firmware.BIOS,
            ClientArch.Family.EFI_IA32, Firmware.EFI32,
            ClientArch.Family.EFI_X64, Firmware.EFI64,
            ClientArch.Family.EFI_ARM64, Firmware.ARM64);

    private ClientFirmware() {}

    /** The first architecture it names that builds can have a boot file for; a client that names none is a BIOS. */
    static Optional<Firmware> of(PxeClient client) {
        if (client.archs().isEmpty()) {
            return Optional.of(Firmware.BIOS);
        }
        return client.archs().stream()
                .map(arch -> BY_FAMILY.get(arch.family()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
