package io.pxescope.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Files that are known by a few bytes at their start: raw NBPs, COM32 programs, kernels, gzip members. */
final class RawImage {

    private static final int BANNER_AT = 0x40;
    /** cli; hlt; jmp back to hlt: a real machine that runs this stands still. */
    private static final byte[] HALT = {(byte) 0xfa, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd};

    private RawImage() {}

    /** A network boot program for BIOS, as one would be found at 0x7c00, with the words it prints when it starts. */
    static byte[] nbp(String banner, int size) {
        byte[] image = Filling.of(banner, size);
        System.arraycopy(HALT, 0, image, 0, HALT.length);
        Filling.text(image, BANNER_AT, "\r\n" + banner + " \0\r\n" + Filling.MARK + "\r\n\0");
        return image;
    }

    /** A program of Syslinux 3 and 4: it begins with mov $0x21cd4cff,%eax (Syslinux, doc/comboot.txt). */
    static byte[] com32(String name, int size) {
        byte[] image = Filling.of(name, size);
        byte[] magic = {(byte) 0xb8, (byte) 0xff, 0x4c, (byte) 0xcd, 0x21};
        System.arraycopy(magic, 0, image, 0, magic.length);
        System.arraycopy(HALT, 0, image, magic.length, HALT.length);
        Filling.text(image, BANNER_AT, name + ".c32\0" + Filling.MARK + "\0");
        return image;
    }

    /**
     * A bzImage by its header (Linux, Documentation/arch/x86/boot.rst, protocol 2.15).
     *
     * @param size a multiple of 512
     */
    static byte[] kernel(String version, int size) {
        byte[] image = Filling.of(version, size);
        int setupSectors = 4;
        ByteBuffer header = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        System.arraycopy(HALT, 0, image, 0, HALT.length);
        Filling.text(image, BANNER_AT, Filling.MARK + "\0");
        header.put(0x1f1, (byte) setupSectors);
        header.putInt(0x1f4, (size - (setupSectors + 1) * 512) / 16);
        header.putShort(0x1fe, (short) 0xaa55);
        header.putShort(0x200, (short) 0x62eb);
        Filling.text(image, 0x202, "HdrS");
        header.putShort(0x206, (short) 0x020f);
        header.putShort(0x20e, (short) 0x200);
        header.put(0x211, (byte) 1);
        Filling.text(image, 0x400, version + "\0");
        return image;
    }

    /** The header of a gzip member with a comment (RFC 1952); what follows does not inflate to anything. */
    static byte[] initrd(int size) {
        byte[] image = Filling.of("initrd", size);
        byte[] magic = {0x1f, (byte) 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 3};
        System.arraycopy(magic, 0, image, 0, magic.length);
        Filling.text(image, magic.length, Filling.MARK + "\0");
        return image;
    }
}
