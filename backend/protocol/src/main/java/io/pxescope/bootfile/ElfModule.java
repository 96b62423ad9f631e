package io.pxescope.bootfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an ELF shared object that decide whether PXELINUX can load it (System V ABI, "ELF header", "Program
 * header", "Dynamic section").
 *
 * @param bits 32 for BIOS and UEFI IA32, 64 for UEFI x64
 * @param machine {@code e_machine}: 3 is i386, 62 is x86-64
 * @param soname the name it was linked as, such as {@code ldlinux.e32}
 * @param needed the modules that are loaded with it, in file order, which is the order on the wire
 * @param toolchain the compiler's comment, the only trace of the build that modules carry
 * @param missingBytes how far the headers point beyond the end of the file; 0 for a whole file
 */
public record ElfModule(
        int bits,
        int machine,
        @Nullable String soname,
        List<String> needed,
        @Nullable String toolchain,
        long missingBytes) {

    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_SONAME = 14;
    private static final int SHT_NOBITS = 8;
    /** No real module comes near; a hostile file cannot make the reader work longer than this. */
    private static final int MOST_ENTRIES = 4096;

    public ElfModule {
        needed = List.copyOf(needed);
    }

    static boolean is(Bytes bytes) {
        return bytes.startsWith(0x7f, 'E', 'L', 'F');
    }

    static ElfModule read(Bytes bytes) {
        return new Reader(bytes).read();
    }

    /** Offsets differ between the two classes; everything else is the same walk. Big-endian files read as no module. */
    private static final class Reader {
        private final Bytes bytes;
        private final boolean wide;
        private final List<long[]> loads = new ArrayList<>();
        private long end;

        Reader(Bytes bytes) {
            this.bytes = bytes;
            this.wide = bytes.u8(4) == 2;
        }

        ElfModule read() {
            long dynamicAt = -1;
            long dynamicSize = 0;
            long table = word(wide ? 32 : 28);
            int entry = bytes.u16(wide ? 54 : 42);
            int count = Math.min(bytes.u16(wide ? 56 : 44), MOST_ENTRIES);
            reaches(table, (long) Math.max(entry, 0) * Math.max(count, 0));
            for (int i = 0; i < count && table > 0; i++) {
                long at = table + (long) i * entry;
                long type = bytes.u32(at);
                long offset = word(at + (wide ? 8 : 4));
                long address = word(at + (wide ? 16 : 8));
                long size = word(at + (wide ? 32 : 16));
                if (type == PT_LOAD) {
                    loads.add(new long[] {address, offset, size});
                    reaches(offset, size);
                } else if (type == PT_DYNAMIC) {
                    dynamicAt = offset;
                    dynamicSize = size;
                }
            }
            String toolchain = sections();
            return dynamic(dynamicAt, dynamicSize, toolchain);
        }

        private ElfModule dynamic(long at, long size, @Nullable String toolchain) {
            List<Long> needed = new ArrayList<>();
            long soname = -1;
            long strings = -1;
            int step = wide ? 16 : 8;
            for (int i = 0; i < MOST_ENTRIES && (long) (i + 1) * step <= size && at >= 0; i++) {
                long tag = word(at + (long) i * step);
                long value = word(at + (long) i * step + step / 2);
                if (tag == 0 || tag < 0) {
                    break;
                } else if (tag == DT_NEEDED) {
                    needed.add(value);
                } else if (tag == DT_SONAME) {
                    soname = value;
                } else if (tag == DT_STRTAB) {
                    strings = fileOffset(value);
                }
            }
            List<String> names = new ArrayList<>();
            for (long name : needed) {
                string(strings, name).ifPresent(names::add);
            }
            return new ElfModule(
                    wide ? 64 : 32,
                    bytes.u16(18),
                    string(strings, soname).orElse(null),
                    names,
                    toolchain,
                    Math.max(0, end - bytes.size()));
        }

        /** Checks that every section lies in the file, and returns the text of {@code .comment}. */
        private @Nullable String sections() {
            long table = word(wide ? 40 : 32);
            int entry = bytes.u16(wide ? 58 : 46);
            int count = Math.min(bytes.u16(wide ? 60 : 48), MOST_ENTRIES);
            int names = bytes.u16(wide ? 62 : 50);
            reaches(table, (long) Math.max(entry, 0) * Math.max(count, 0));
            long namesAt = word(table + (long) names * entry + (wide ? 24 : 16));
            String comment = null;
            for (int i = 1; i < count && table > 0; i++) {
                long at = table + (long) i * entry;
                long offset = word(at + (wide ? 24 : 16));
                long size = word(at + (wide ? 32 : 20));
                if (bytes.u32(at + 4) != SHT_NOBITS) {
                    reaches(offset, size);
                }
                if (namesAt >= 0 && bytes.matches(namesAt + bytes.u32(at), ".comment\0")) {
                    comment = bytes.text(offset, (int) Math.min(Math.max(size, 0), 200));
                }
            }
            return comment == null || comment.isBlank() ? null : comment;
        }

        private void reaches(long offset, long size) {
            if (offset >= 0 && size >= 0 && offset <= Long.MAX_VALUE - size) {
                end = Math.max(end, offset + size);
            }
        }

        private Optional<String> string(long table, long name) {
            String text = table < 0 || name < 0 ? "" : bytes.text(table + name, 255);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private long fileOffset(long address) {
            for (long[] load : loads) {
                if (address >= load[0] && address - load[0] < load[2]) {
                    return load[1] + (address - load[0]);
                }
            }
            return -1;
        }

        private long word(long at) {
            return wide ? bytes.u64(at) : bytes.u32(at);
        }
    }
}
