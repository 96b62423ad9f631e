package io.pxescope.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/** A machine's UUID as SMBIOS keeps it and PXE sends it: the first three groups little-endian. */
final class WireUuid {

    private WireUuid() {}

    /** The sixteen octets of option 97, without the type in front. */
    static byte[] octets(UUID uuid) {
        long high = uuid.getMostSignificantBits();
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /**
     * The name that PXELINUX makes of it: the octets in wire order, so that the first three groups look swapped. Empty
     * where it asks for none: it takes the octet at 6 for the version and skips the name when that is below 0x10 or
     * from 0xf0 on (Syslinux, core/sysappend.c), which in wire order hits one machine in eight.
     */
    static Optional<String> pxelinuxName(UUID uuid) {
        byte[] octets = octets(uuid);
        int version = octets[6] & 0xff;
        if (version < 0x10 || version >= 0xf0) {
            return Optional.empty();
        }
        ByteBuffer wire = ByteBuffer.wrap(octets);
        return Optional.of(new UUID(wire.getLong(), wire.getLong()).toString());
    }
}
