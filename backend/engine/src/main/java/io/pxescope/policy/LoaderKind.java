package io.pxescope.policy;

/** What a loader is, as far as it changes which names it asks for and what it can read. */
public enum LoaderKind {
    /** {@code pxelinux.0}: fetches by the ROM's UDP, so TFTP only. */
    PXELINUX(true, false),
    /** {@code lpxelinux.0}: its own lwIP; TFTP and HTTP. */
    LPXELINUX(true, true),
    SYSLINUX_EFI(true, true),
    GRUB(false, true),
    SHIM(false, true),
    IPXE(false, true),
    OTHER(true, false);

    private final boolean syslinuxOptions;
    private final boolean http;

    LoaderKind(boolean syslinuxOptions, boolean http) {
        this.syslinuxOptions = syslinuxOptions;
        this.http = http;
    }

    /** Whether options 209 and 210 (RFC 5071) mean something to it; an unknown loader may be one of that family. */
    public boolean readsSyslinuxOptions() {
        return syslinuxOptions;
    }

    /** Whether it, or what it starts, can fetch from a URL. */
    public boolean fetchesHttp() {
        return http;
    }

    /**
     * Whether names may come with a directory that was fixed when the loader was made, such as {@code /grub/} or {@code
     * EFI\BOOT\}. PXELINUX and Syslinux ask below what they are told, and their search through other directories must
     * go on failing as it always did.
     */
    public boolean hasBuiltInPrefix() {
        return this == GRUB || this == SHIM || this == IPXE;
    }
}
