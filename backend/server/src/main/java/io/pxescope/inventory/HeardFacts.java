package io.pxescope.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a boot ROM, a firmware or a loader said of itself and its machine, in words; null where it did not say.
 *
 * @param arch the client architecture, {@code 7 x64 UEFI}
 * @param undi version of its network interface, {@code 2.1}
 * @param vendorClass what it calls itself, raw
 * @param machineId the machine's UUID as its set-up screen and dmidecode show it
 * @param machineIdOnWire the same in the order of the wire, as PXELINUX asks for it
 * @param ipxeVersion {@code 1.21.1}
 * @param pciId PCI vendor and device of the NIC, {@code 8086:100e}
 */
public record HeardFacts(
        Voice voice,
        @Nullable String arch,
        @Nullable String undi,
        @Nullable String vendorClass,
        @Nullable String machineId,
        @Nullable String machineIdOnWire,
        @Nullable String ipxeVersion,
        @Nullable String pciId) {

    /** Who speaks. A NIC may have several: its ROM first, then the iPXE that the ROM fetched. */
    public enum Voice {
        PXE("PXE firmware"),
        HTTP("UEFI HTTP Boot"),
        IPXE("iPXE");

        private final String words;

        Voice(String words) {
            this.words = words;
        }

        /** As the API names it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String words() {
            return words;
        }
    }

    /** Bounded and printable: what comes off the wire may be anything. */
    HeardFacts cleaned() {
        return new HeardFacts(
                voice,
                WireWords.clean(arch),
                WireWords.clean(undi),
                WireWords.clean(vendorClass),
                WireWords.clean(machineId),
                WireWords.clean(machineIdOnWire),
                WireWords.clean(ipxeVersion),
                WireWords.clean(pciId));
    }
}
