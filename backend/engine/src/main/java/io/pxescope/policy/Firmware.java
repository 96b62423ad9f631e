package io.pxescope.policy;

/** What starts a boot file; the client system architectures of RFC 4578 that share a loader. */
public enum Firmware {
    BIOS("BIOS"),
    EFI32("UEFI ia32"),
    EFI64("UEFI x64"),
    ARM32("UEFI arm32"),
    ARM64("UEFI arm64"),
    RISCV64("UEFI riscv64"),
    LOONGARCH64("UEFI loongarch64");

    private final String text;

    Firmware(String text) {
        this.text = text;
    }

    /** As operators write it. */
    public String text() {
        return text;
    }
}
