package io.pxescope.bootfile;

/**
 * Whose network code a Syslinux loader uses once it runs, as its banner says. The two BIOS flavours fail differently on
 * the wire: with the ROM's stack no ARP follows the NBP, with lwIP a gratuitous ARP does.
 */
public enum LoaderFlavour {
    /** {@code pxelinux.0}: UDP of the NIC's own ROM. */
    PXE("pxelinux", "the ROM's UDP stack"),
    /** {@code lpxelinux.0}: its own lwIP stack over the ROM's UNDI frames; speaks HTTP and FTP too. */
    LWIP("lpxelinux", "its own lwIP stack"),
    /** {@code syslinux.efi}: the UEFI network protocols. */
    EFI("efi", "the UEFI network stack");

    private final String label;
    private final String title;

    LoaderFlavour(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** Lower-case word for JSON. */
    public String label() {
        return label;
    }

    /** Words for people. */
    public String title() {
        return title;
    }
}
