package io.pxescope.bootfile;

/** Which project a loader comes from. */
public enum LoaderFamily {
    PXELINUX("pxelinux", "PXELINUX"),
    SYSLINUX_EFI("syslinux-efi", "Syslinux for UEFI"),
    IPXE("ipxe", "iPXE"),
    GRUB("grub", "GRUB"),
    SHIM("shim", "shim"),
    /** ISOLINUX, EXTLINUX and SYSLINUX boot from CD or disk: they carry the family's banner but no network code. */
    DISK_SYSLINUX("syslinux-disk", "Syslinux for disks"),
    OTHER("other", "unknown loader");

    private final String label;
    private final String title;

    LoaderFamily(String label, String title) {
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
