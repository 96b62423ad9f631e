package io.pxescope.pxe;

import io.pxescope.dhcp.OctetString;
import java.util.Optional;

/**
 * A machine's UUID as option 97 carries it (RFC 4578 section 2.3, type 0). SMBIOS keeps the first three groups
 * little-endian and ROMs send them as they are stored, so the octets on the wire read differently from what the
 * machine's set-up screen or dmidecode shows.
 *
 * @param octets 16 octets in wire order
 */
public record MachineId(OctetString octets) {

    public MachineId {
        if (octets.length() != 16) {
            throw new IllegalArgumentException("a machine identifier has 16 octets, not " + octets.length());
        }
    }

    /** Reads the value of option 97; empty when its type or length is another, or when it is all zero or all ones. */
    static Optional<MachineId> of(OctetString option) {
        if (option.length() != 17 || option.at(0) != 0) {
            return Optional.empty();
        }
        OctetString octets = option.slice(1, 17);
        boolean blank = octets.toHex().matches("(00){16}|(ff){16}");
        return blank ? Optional.empty() : Optional.of(new MachineId(octets));
    }

    /** The octets in the order of the wire, as PXELINUX writes them in {@code pxelinux.cfg/<uuid>}. */
    public String inWireOrder() {
        return grouped(octets.toHex());
    }

    /** As the machine's own tools show it: the first three groups in the other byte order. */
    public String canonical() {
        String h = octets.toHex();
        return grouped(h.substring(6, 8)
                + h.substring(4, 6)
                + h.substring(2, 4)
                + h.substring(0, 2)
                + h.substring(10, 12)
                + h.substring(8, 10)
                + h.substring(14, 16)
                + h.substring(12, 14)
                + h.substring(16));
    }

    /**
     * Whether PXELINUX asks for a configuration by this UUID at all: it takes octet 6 for the version and skips values
     * below 0x10 and from 0xf0. About one machine in eight is skipped.
     */
    public boolean isUsedByPxelinux() {
        return octets.at(6) >= 0x10 && octets.at(6) < 0xf0;
    }

    private static String grouped(String h) {
        return String.join(
                "-", h.substring(0, 8), h.substring(8, 12), h.substring(12, 16), h.substring(16, 20), h.substring(20));
    }

    @Override
    public String toString() {
        return canonical();
    }
}
