package io.pxescope.pxe;

import java.util.Map;

/**
 * A client system architecture (option 93; RFC 4578 section 2.1 and IANA's "Processor Architecture Types"). An open
 * set: a code without a name is kept and belongs to {@link Family#OTHER}.
 *
 * @param code 0 to 65535
 */
public record ClientArch(int code) {

    public static final ClientArch X86_BIOS = new ClientArch(0);
    public static final ClientArch X86_UEFI = new ClientArch(6);

    /** RFC 4578 calls 7 EFI byte code and 9 x86-64; firmware sends 7, some 9, and both mean x86-64. */
    public static final ClientArch X64_UEFI = new ClientArch(7);

    public static final ClientArch EBC = new ClientArch(9);
    public static final ClientArch ARM32_UEFI = new ClientArch(10);
    public static final ClientArch ARM64_UEFI = new ClientArch(11);
    public static final ClientArch X64_UEFI_HTTP = new ClientArch(16);

    /** Architectures that start the same kind of boot file. */
    public enum Family {
        BIOS,
        EFI_IA32,
        EFI_X64,
        EFI_ARM32,
        EFI_ARM64,
        EFI_RISCV64,
        EFI_LOONGARCH64,
        OTHER
    }

    private record Known(String name, Family family, boolean http) {
        static Known tftp(String name, Family family) {
            return new Known(name, family, false);
        }

        static Known http(String name, Family family) {
            return new Known(name, family, true);
        }
    }

    private static final Map<Integer, Known> KNOWN = Map.ofEntries(
            Map.entry(0, Known.tftp("x86 BIOS", Family.BIOS)),
            Map.entry(6, Known.tftp("x86 UEFI", Family.EFI_IA32)),
            Map.entry(7, Known.tftp("x64 UEFI", Family.EFI_X64)),
            Map.entry(9, Known.tftp("x64 UEFI (sent as EBC)", Family.EFI_X64)),
            Map.entry(10, Known.tftp("ARM 32-bit UEFI", Family.EFI_ARM32)),
            Map.entry(11, Known.tftp("ARM 64-bit UEFI", Family.EFI_ARM64)),
            Map.entry(15, Known.http("x86 UEFI HTTP", Family.EFI_IA32)),
            Map.entry(16, Known.http("x64 UEFI HTTP", Family.EFI_X64)),
            Map.entry(17, Known.http("EBC UEFI HTTP", Family.EFI_X64)),
            Map.entry(18, Known.http("ARM 32-bit UEFI HTTP", Family.EFI_ARM32)),
            Map.entry(19, Known.http("ARM 64-bit UEFI HTTP", Family.EFI_ARM64)),
            Map.entry(20, Known.http("x86 BIOS HTTP", Family.BIOS)),
            Map.entry(27, Known.tftp("RISC-V 64-bit UEFI", Family.EFI_RISCV64)),
            Map.entry(28, Known.http("RISC-V 64-bit UEFI HTTP", Family.EFI_RISCV64)),
            Map.entry(39, Known.tftp("LoongArch 64-bit UEFI", Family.EFI_LOONGARCH64)),
            Map.entry(40, Known.http("LoongArch 64-bit UEFI HTTP", Family.EFI_LOONGARCH64)));

    public ClientArch {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("a client system architecture is 0 to 65535, not " + code);
        }
    }

    private Known known() {
        return KNOWN.getOrDefault(code, Known.tftp("architecture " + code, Family.OTHER));
    }

    public Family family() {
        return known().family();
    }

    /** True for firmware that fetches its boot file from a URL instead of by TFTP. */
    public boolean isHttp() {
        return known().http();
    }

    /** {@code 7 x64 UEFI}. */
    @Override
    public String toString() {
        return KNOWN.containsKey(code) ? code + " " + known().name() : known().name();
    }
}
