package io.pxescope.bootfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Boot files made by hand: the smallest bytes that say what a real one says. */
final class Made {
    private Made() {}

    static byte[] pxelinux(String banner) {
        return nbp("\r\nCopyright (C) 1994-2015 H. Peter Anvin et al\r\n\0\r\n" + banner + " \0");
    }

    static byte[] nbp(String text) {
        byte[] code = noise(6000);
        code[0] = (byte) 0xea;
        byte[] words = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(words, 0, code, 512, words.length);
        return code;
    }

    /** Bytes as random as machine code, with no text in them. */
    static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(42).nextBytes(noise);
        return noise;
    }

    static byte[] elf(int bits, String soname, String compiler, String... needed) {
        boolean wide = bits == 64;
        int header = wide ? 64 : 52;
        int program = wide ? 56 : 32;
        int section = wide ? 64 : 40;
        int dynamicAt = header + 2 * program;
        int dynamicSize = (needed.length + 3) * (wide ? 16 : 8);
        StringBuilder strings = new StringBuilder("\0");
        ByteBuffer dynamic = ByteBuffer.allocate(dynamicSize).order(ByteOrder.LITTLE_ENDIAN);
        int stringsAt = dynamicAt + dynamicSize;
        for (String name : needed) {
            entry(dynamic, wide, 1, strings.length());
            strings.append(name).append('\0');
        }
        entry(dynamic, wide, 14, strings.length());
        strings.append(soname).append('\0');
        // The load segment is mapped 0x1000 above its place in the file, so that addresses are not offsets.
        entry(dynamic, wide, 5, stringsAt + 0x1000);
        byte[] names = "\0.comment\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] comment = (compiler + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int commentAt = stringsAt + strings.length();
        int namesAt = commentAt + comment.length;
        int sectionsAt = namesAt + names.length;
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + 3 * section).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1});
        file.putShort(16, (short) 3).putShort(18, (short) (wide ? 62 : 3));
        word(file, wide ? 32 : 28, wide, header);
        word(file, wide ? 40 : 32, wide, sectionsAt);
        file.putShort(wide ? 54 : 42, (short) program).putShort(wide ? 56 : 44, (short) 2);
        file.putShort(wide ? 58 : 46, (short) section).putShort(wide ? 60 : 48, (short) 3);
        file.putShort(wide ? 62 : 50, (short) 2);
        segment(file, header, wide, 1, 0, 0x1000, sectionsAt);
        segment(file, header + program, wide, 2, dynamicAt, dynamicAt + 0x1000, dynamicSize);
        file.position(dynamicAt);
        file.put(dynamic.array())
                .put(strings.toString().getBytes(StandardCharsets.ISO_8859_1))
                .put(comment)
                .put(names);
        section(file, sectionsAt + section, wide, 1, commentAt, comment.length);
        section(file, sectionsAt + 2 * section, wide, 0, namesAt, names.length);
        return file.array();
    }

    private static void entry(ByteBuffer dynamic, boolean wide, long tag, long value) {
        if (wide) {
            dynamic.putLong(tag).putLong(value);
        } else {
            dynamic.putInt((int) tag).putInt((int) value);
        }
    }

    private static void word(ByteBuffer file, int at, boolean wide, long value) {
        if (wide) {
            file.putLong(at, value);
        } else {
            file.putInt(at, (int) value);
        }
    }

    private static void segment(ByteBuffer file, int at, boolean wide, int type, int offset, int address, int size) {
        file.putInt(at, type);
        word(file, at + (wide ? 8 : 4), wide, offset);
        word(file, at + (wide ? 16 : 8), wide, address);
        word(file, at + (wide ? 32 : 16), wide, size);
    }

    private static void section(ByteBuffer file, int at, boolean wide, int name, int offset, int size) {
        file.putInt(at, name).putInt(at + 4, 1);
        word(file, at + (wide ? 24 : 16), wide, offset);
        word(file, at + (wide ? 32 : 20), wide, size);
    }

    static byte[] efi(int machine, String text) {
        return pe(machine, 10, text);
    }

    static byte[] pe(int machine, int subsystem, String text) {
        ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        file.put(4096, noise(4096));
        file.put(new byte[] {'M', 'Z'}).putInt(0x3c, 0x80).putInt(0x80, 0x4550);
        int coff = 0x84;
        file.putShort(coff, (short) machine).putShort(coff + 2, (short) 1).putShort(coff + 16, (short) 160);
        int optional = coff + 20;
        file.putShort(optional, (short) 0x20b).putShort(optional + 68, (short) subsystem);
        int section = optional + 160;
        file.putInt(section + 16, 8192 - 512).putInt(section + 20, 512);
        file.put(1024, ("\0" + text + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }

    static byte[] kernel(String version) {
        ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        file.put(4096, noise(4096));
        file.put(0x1f1, (byte) 3).putInt(0x1f4, (8192 - 2048) / 16).putShort(0x1fe, (short) 0xaa55);
        file.put(0x202, "HdrS".getBytes(StandardCharsets.ISO_8859_1)).putShort(0x206, (short) 0x20f);
        file.putShort(0x20e, (short) 0x200);
        file.put(0x400, (version + " (who@where) #1 SMP\0").getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The files of a small sound PXELINUX build. */
    static Map<String, byte[]> build(String loader, String banner) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(loader, pxelinux(banner));
        files.put("ldlinux.c32", elf(32, "ldlinux.c32", "GCC: 10"));
        files.put("libutil.c32", elf(32, "libutil.c32", "GCC: 10"));
        files.put("menu.c32", elf(32, "menu.c32", "GCC: 10", "libutil.c32"));
        return files;
    }

    static BuildAnalysis analyse(Map<String, byte[]> files) {
        return BuildAnalysis.of(read(files));
    }

    static Map<String, BootFile> read(Map<String, byte[]> files) {
        Map<String, BootFile> read = new TreeMap<>();
        files.forEach((path, bytes) -> read.put(path, BootFile.read(bytes)));
        return read;
    }

    static List<BuildWarning.Code> codes(BuildAnalysis analysis) {
        return analysis.warnings().stream().map(BuildWarning::code).toList();
    }
}
