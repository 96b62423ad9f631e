package io.pxescope.simulator;

import io.pxescope.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Fills racks with machines: the same seed gives the same machines, on every start and every node. */
public final class Rack {

    /** Most machines a room can have: twenty to a rack, and a pool of addresses that holds them all twice. */
    public static final int MOST = 400;

    private static final int UNITS = 20;

    /** Three in ten machines have a card of one of the makes that cannot run lpxelinux.0. */
    private static final List<NicModel> MIX = List.of(
            NicModel.INTEL_X710,
            NicModel.MELLANOX_CONNECTX_5,
            NicModel.CHELSIO_T520,
            NicModel.INTEL_I350,
            NicModel.BROADCOM_BCM57414,
            NicModel.INTEL_X710,
            NicModel.MELLANOX_CONNECTX_2,
            NicModel.MELLANOX_CONNECTX_5,
            NicModel.INTEL_I350,
            NicModel.QLOGIC_CLOM8214);

    private Rack() {}

    /**
     * Machines, ordered by name.
     *
     * @param count 1 to {@value #MOST}
     */
    public static List<Machine> filled(int count, long seed) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a simulated room has 1 to " + MOST + " machines, not " + count);
        }
        Random random = new Random(seed);
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NicModel nic = MIX.get(i % MIX.size());
            String rack = String.format(Locale.ROOT, "r%02d", 1 + i / UNITS);
            int unit = 1 + 2 * (i % UNITS);
            String name = String.format(Locale.ROOT, "sim-%s-u%02d", rack, unit);
            MacAddress mac = new MacAddress(nic.oui() | random.nextInt(1 << 15) << 9 | i);
            machines.add(new Machine(name, rack, rack + "/" + unit, mac, uuid(random), nic));
        }
        return machines;
    }

    /** A random UUID of version 4 (RFC 9562 section 5.4). */
    private static UUID uuid(Random random) {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low);
    }
}
