package io.pxescope.tftp;

/**
 * Block numbers: 16 bits on the wire, rolling over from 65535 to 0 (not in any RFC, but what PXELINUX since 4.06, iPXE,
 * EDK2 and GRUB since 2.06 do), while both ends count on without limit. Block 1 is the first of a file.
 */
public final class BlockNumber {

    private BlockNumber() {}

    /** The wire form of an absolute number: its low 16 bits. */
    public static int onWire(long absolute) {
        return (int) (absolute & 0xffff);
    }

    /**
     * The absolute number that a number from the wire stands for: of all that share its 16 bits, the one nearest to
     * {@code reference}, from 32768 below it to 32767 above. Below zero when no such block can exist yet.
     */
    public static long absolute(int wire, long reference) {
        return reference + (short) (wire - (int) reference);
    }
}
