package io.pxescope.catalog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Boot files made by hand, as small as their readers allow. */
public final class BootBytes {
    private BootBytes() {}

    public static byte[] pxelinux() {
        return nbp("\r\nPXELINUX 6.04 PXE 20200816 \0");
    }

    public static byte[] lpxelinux() {
        return nbp("\r\nPXELINUX 6.04 lwIP 20200816 \0");
    }

    public static byte[] html() {
        return "<!DOCTYPE html><html><head><title>404 Not Found</title></head></html>".getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] nbp(String words) {
        byte[] code = noise(6000, 7);
        code[0] = (byte) 0xea;
        byte[] text = words.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, code, 512, text.length);
        return code;
    }

    public static byte[] noise(int size, long seed) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    /** UEFI x64 program with the banner of syslinux.efi. */
    public static byte[] syslinuxEfi() {
        ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        file.put(4096, noise(4096, 8));
        file.put(0, new byte[] {'M', 'Z'}).putInt(0x3c, 0x80).putInt(0x80, 0x4550);
        file.putShort(0x84, (short) 0x8664).putShort(0x86, (short) 1).putShort(0x94, (short) 160);
        file.putShort(0x98, (short) 0x20b).putShort(0x98 + 68, (short) 10);
        file.putInt(0x98 + 160 + 16, 8192 - 512).putInt(0x98 + 160 + 20, 512);
        file.put(1024, "Syslinux 6.04 (EFI; 20200816)\n\0".getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }

    /** A Syslinux module of ELF class 32 or 64. */
    public static byte[] module(int bits, String soname, String... needed) {
        boolean wide = bits == 64;
        int header = wide ? 64 : 52;
        int program = wide ? 56 : 32;
        int word = wide ? 8 : 4;
        int dynamicAt = header + 2 * program;
        int dynamicSize = (needed.length + 2) * 2 * word;
        StringBuilder names = new StringBuilder("\0");
        ByteBuffer dynamic = ByteBuffer.allocate(dynamicSize).order(ByteOrder.LITTLE_ENDIAN);
        for (String name : needed) {
            put(dynamic, wide, 1);
            put(dynamic, wide, names.length());
            names.append(name).append('\0');
        }
        put(dynamic, wide, 14);
        put(dynamic, wide, names.length());
        names.append(soname).append('\0');
        put(dynamic, wide, 5);
        put(dynamic, wide, dynamicAt + dynamicSize);
        int size = dynamicAt + dynamicSize + names.length();
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1});
        file.putShort(16, (short) 3).putShort(18, (short) (wide ? 62 : 3));
        file.putInt(wide ? 32 : 28, header);
        file.putShort(wide ? 54 : 42, (short) program).putShort(wide ? 56 : 44, (short) 2);
        segment(file, header, wide, 1, 0, size);
        segment(file, header + program, wide, 2, dynamicAt, dynamicSize);
        file.put(dynamicAt, dynamic.array());
        file.put(dynamicAt + dynamicSize, names.toString().getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }

    public static byte[] kernel() {
        ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        file.put(4096, noise(4096, 9));
        file.put(0x1f1, (byte) 3).putInt(0x1f4, (8192 - 2048) / 16).putShort(0x1fe, (short) 0xaa55);
        file.put(0x202, "HdrS".getBytes(StandardCharsets.ISO_8859_1)).putShort(0x206, (short) 0x20f);
        return file.array();
    }

    /** A sound small build with both loaders. */
    public static Map<String, byte[]> build() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("pxelinux.0", pxelinux());
        files.put("lpxelinux.0", lpxelinux());
        files.put("ldlinux.c32", module(32, "ldlinux.c32"));
        files.put("libutil.c32", module(32, "libutil.c32"));
        files.put("menu.c32", module(32, "menu.c32", "libutil.c32"));
        return files;
    }

    private static void put(ByteBuffer target, boolean wide, int value) {
        if (wide) {
            target.putLong(value);
        } else {
            target.putInt(value);
        }
    }

    private static void segment(ByteBuffer file, int at, boolean wide, int type, int offset, int size) {
        file.putInt(at, type);
        file.putInt(at + (wide ? 8 : 4), offset);
        file.putInt(at + (wide ? 16 : 8), offset);
        file.putInt(at + (wide ? 32 : 16), size);
    }
}
