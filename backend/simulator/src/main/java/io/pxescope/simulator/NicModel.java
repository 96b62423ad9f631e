package io.pxescope.simulator;

import java.util.List;

/**
 * A make of network card with the ways of its ROM.
 *
 * @param name as inventories write it
 * @param oui the vendor's prefix of its MAC addresses, in the high 24 of 48 bits
 * @param firmware version of its ROM
 * @param rom which family its PXE code is from
 * @param wakesReceiver whether the ROM, asked by a loader that polls it, ever says that a frame waits. Where it does not,
 *     a loader with its own IP stack sends and never hears, as on the cards of CERN's machines in 2016
 * @param link what it makes of transfers
 */
public record NicModel(String name, long oui, String firmware, RomFamily rom, boolean wakesReceiver, LinkQuality link) {

    /** Whose PXE code a ROM is. */
    public enum RomFamily {
        /** Intel's base code and the many ROMs derived from it. */
        VENDOR,
        /** iPXE, also as Mellanox FlexBoot. */
        IPXE
    }

    private static final long MEGABYTE = 1_000_000;

    public static final NicModel INTEL_X710 = new NicModel(
            "Intel X710", 0x3cfdfeL << 24, "1.1.48", RomFamily.VENDOR, true, new LinkQuality(2_600_000, 20));
    public static final NicModel INTEL_I350 = new NicModel(
            "Intel I350", 0xa0369fL << 24, "1.5.89", RomFamily.VENDOR, true, new LinkQuality(1_700_000, 60));
    public static final NicModel BROADCOM_BCM57414 = new NicModel(
            "Broadcom BCM57414",
            0xb02628L << 24,
            "21.60.22.11",
            RomFamily.VENDOR,
            true,
            new LinkQuality(2_100_000, 400));
    public static final NicModel MELLANOX_CONNECTX_5 = new NicModel(
            "Mellanox ConnectX-5",
            0x98039bL << 24,
            "16.35.4030",
            RomFamily.IPXE,
            true,
            new LinkQuality(3 * MEGABYTE, 10));
    public static final NicModel MELLANOX_CONNECTX_2 = new NicModel(
            "Mellanox ConnectX-2", 0x0002c9L << 24, "2.9.1000", RomFamily.IPXE, false, new LinkQuality(1_900_000, 40));
    public static final NicModel CHELSIO_T520 = new NicModel(
            "Chelsio T520-LL-CR", 0x000743L << 24, "1.15.37", RomFamily.VENDOR, false, new LinkQuality(2_200_000, 30));
    public static final NicModel QLOGIC_CLOM8214 = new NicModel(
            "QLogic cLOM8214", 0x000e1eL << 24, "2.02", RomFamily.VENDOR, false, new LinkQuality(1_800_000, 80));

    /** All of them, the healthy ones first. */
    public static final List<NicModel> ALL = List.of(
            INTEL_X710,
            INTEL_I350,
            BROADCOM_BCM57414,
            MELLANOX_CONNECTX_5,
            CHELSIO_T520,
            MELLANOX_CONNECTX_2,
            QLOGIC_CLOM8214);
}
