package io.pxescope.bootfile;

import java.util.Optional;

/** The firmware that a boot file is made for. {@link #label()} is the name used in addresses, JSON and on pages. */
public enum FirmwareType {
    BIOS("bios", "BIOS", 0),
    EFI32("efi32", "UEFI IA32", 0x014c),
    EFI64("efi64", "UEFI x64", 0x8664),
    ARM32("arm32", "UEFI ARM", 0x01c2),
    ARM64("arm64", "UEFI ARM64", 0xaa64),
    RISCV64("riscv64", "UEFI RISC-V 64", 0x5064),
    LOONGARCH64("loongarch64", "UEFI LoongArch64", 0x6264);

    private final String label;
    private final String title;
    private final int peMachine;

    FirmwareType(String label, String title, int peMachine) {
        this.label = label;
        this.title = title;
        this.peMachine = peMachine;
    }

    /** Lower-case word for addresses and JSON. */
    public String label() {
        return label;
    }

    /** Words for people. */
    public String title() {
        return title;
    }

    public boolean isEfi() {
        return this != BIOS;
    }

    /** Machine field of a PE/COFF header (Microsoft PE Format, "Machine Types"); ARM also appears as 0x01c0 and 0x01c4. */
    static Optional<FirmwareType> ofPeMachine(int machine) {
        int canonical = machine == 0x01c0 || machine == 0x01c4 ? ARM32.peMachine : machine;
        for (FirmwareType type : values()) {
            if (type.isEfi() && type.peMachine == canonical) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Reads a {@link #label()}. */
    public static Optional<FirmwareType> ofLabel(String label) {
        for (FirmwareType type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
