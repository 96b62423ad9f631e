package io.pxescope.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Syslinux modules as ELF32 shared objects (System V ABI): a header, one loaded segment that is the whole file, and a
 * dynamic section with the names of the module and of those it needs.
 */
final class ElfImage {

    private static final int HEADER = 52;
    private static final int PROGRAM_HEADER = 32;
    private static final int DYNAMIC_AT = HEADER + 2 * PROGRAM_HEADER;
    private static final int ENTRY = 8;
    private static final int ET_DYN = 3;
    private static final int EM_386 = 3;
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_STRSZ = 10;
    private static final int DT_SONAME = 14;

    private ElfImage() {}

    /** @param needed in the order in which a loader asks for them */
    static byte[] module(String name, List<String> needed, int size) {
        byte[] image = Filling.of(name, size);
        StringBuilder strings = new StringBuilder("\0").append(name).append('\0');
        List<int[]> dynamic = new ArrayList<>();
        for (String library : needed) {
            dynamic.add(new int[] {DT_NEEDED, strings.length()});
            strings.append(library).append('\0');
        }
        dynamic.add(new int[] {DT_SONAME, 1});
        int stringsAt = DYNAMIC_AT + (dynamic.size() + 3) * ENTRY;
        dynamic.add(new int[] {DT_STRTAB, stringsAt});
        dynamic.add(new int[] {DT_STRSZ, strings.length()});
        dynamic.add(new int[] {0, 0});

        ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort((short) ET_DYN).putShort((short) EM_386).putInt(1);
        out.putInt(0).putInt(HEADER).putInt(0).putInt(0);
        out.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 2);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        programHeader(out, PT_LOAD, 0, size);
        programHeader(out, PT_DYNAMIC, DYNAMIC_AT, dynamic.size() * ENTRY);
        dynamic.forEach(entry -> out.putInt(entry[0]).putInt(entry[1]));
        out.put(strings.toString().getBytes(StandardCharsets.US_ASCII));
        Filling.text(image, out.position(), Filling.MARK + "\0");
        return image;
    }

    private static void programHeader(ByteBuffer out, int type, int offset, int size) {
        int readAndWrite = 6;
        out.putInt(type).putInt(offset).putInt(offset).putInt(offset);
        out.putInt(size).putInt(size).putInt(readAndWrite).putInt(4096);
    }
}
