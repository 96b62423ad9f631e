package io.pxescope.bootfile;

/** What a file is, told from its bytes alone. */
public enum BootFileKind {
    /** Raw x86 code that a BIOS ROM loads and jumps to. */
    BIOS_LOADER("network boot program for BIOS"),
    /** PE/COFF with an EFI subsystem. */
    EFI_LOADER("UEFI program"),
    /** Boots from CD or disk only. */
    DISK_LOADER("boot loader for disks"),
    /** Syslinux 5 and later: {@code .c32}, {@code ldlinux.e64}. */
    ELF_MODULE("Syslinux module"),
    /** Syslinux 3 and 4: self-contained, not ELF. */
    COM32_MODULE("COM32 module of Syslinux 3 or 4"),
    IPXE_SCRIPT("iPXE script"),
    LINUX_KERNEL("Linux kernel"),
    INITRD("initial RAM disk or compressed archive"),
    DISK_IMAGE("disk image"),
    /** Any text that is not one of the others: configuration, licence, message. */
    TEXT("text"),
    HTML("HTML page"),
    EMPTY("empty file"),
    ZEROS("file of zero bytes"),
    /** Binary content of no kind known here. */
    UNKNOWN("unknown binary content");

    private final String title;

    BootFileKind(String title) {
        this.title = title;
    }

    /** Words for people. */
    public String title() {
        return title;
    }

    /** Firmware may run it directly from the network. */
    public boolean isLoader() {
        return this == BIOS_LOADER || this == EFI_LOADER;
    }

    public boolean isModule() {
        return this == ELF_MODULE || this == COM32_MODULE;
    }

    /** May be started by a loader as the kernel of a profile: Linux, another loader, a COM32 module, memdisk. */
    public boolean isBootable() {
        return isLoader() || isModule() || this == LINUX_KERNEL || this == IPXE_SCRIPT || this == DISK_LOADER;
    }
}
