package io.pxescope.bootfile;

import java.util.Optional;

/**
 * The header of a PE/COFF file (Microsoft PE Format): machine, subsystem, and how many bytes its sections and its
 * signature claim.
 *
 * @param firmware empty for a machine that no firmware type here stands for
 * @param missingBytes how far sections or the certificate table point beyond the end of the file; 0 for a whole file
 */
record PeImage(int machine, int subsystem, Optional<FirmwareType> firmware, boolean signed, long missingBytes) {

    private static final int MOST_SECTIONS = 96;

    static boolean is(Bytes bytes) {
        return bytes.startsWith('M', 'Z') && bytes.matches(bytes.u32(0x3c), 'P', 'E', 0, 0);
    }

    static PeImage read(Bytes bytes) {
        long coff = bytes.u32(0x3c) + 4;
        int sections = Math.min(bytes.u16(coff + 2), MOST_SECTIONS);
        int optionalSize = bytes.u16(coff + 16);
        long optional = coff + 20;
        long end = optional + optionalSize + 40L * sections;
        for (int i = 0; i < sections; i++) {
            long at = optional + optionalSize + 40L * i;
            long size = bytes.u32(at + 16);
            long offset = bytes.u32(at + 20);
            if (size > 0 && offset > 0) {
                end = Math.max(end, offset + size);
            }
        }
        boolean plus = bytes.u16(optional) == 0x20b;
        // Data directory 4, the certificate table, is the one directory that holds a file offset.
        long certificates = optional + (plus ? 112 : 96) + 8 * 4;
        boolean hasDirectory = bytes.u32(optional + (plus ? 108 : 92)) > 4;
        long certificatesAt = hasDirectory ? bytes.u32(certificates) : 0;
        long certificatesSize = hasDirectory ? bytes.u32(certificates + 4) : 0;
        boolean signed = certificatesAt > 0 && certificatesSize > 0;
        if (signed) {
            end = Math.max(end, certificatesAt + certificatesSize);
        }
        int machine = bytes.u16(coff);
        return new PeImage(
                machine,
                bytes.u16(optional + 68),
                FirmwareType.ofPeMachine(machine),
                signed,
                Math.max(0, end - bytes.size()));
    }

    /** Subsystems 10 to 13 are EFI's own; 16 marks Windows boot applications. */
    boolean isEfiProgram() {
        return subsystem >= 10 && subsystem <= 13 || subsystem == 16;
    }
}
