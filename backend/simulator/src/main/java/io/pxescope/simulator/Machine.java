package io.pxescope.simulator;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.MachineId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * A simulated machine as an inventory knows it.
 *
 * @param name such as {@code sim-r01-u07}
 * @param rack such as {@code r01}
 * @param circuit the switch port it hangs on, as the relay agent tells it in option 82
 * @param mac of the card it boots from
 * @param uuid of its mainboard, as dmidecode shows it
 */
public record Machine(String name, String rack, String circuit, MacAddress mac, UUID uuid, NicModel nic) {

    /** The UUID as SMBIOS keeps it and option 97 carries it: the first three groups little-endian. */
    MachineId id() {
        long high = uuid.getMostSignificantBits();
        return new MachineId(OctetString.copyOf(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(uuid.getLeastSignificantBits())
                .array()));
    }
}
