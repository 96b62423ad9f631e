package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/** What a loader is, as far as it changes which names it asks for and what it can read. */
public enum LoaderKind {
    /** {@code pxelinux.0}: fetches by the ROM's UDP. */
    PXELINUX(true, "pxelinux.0 fetches through the ROM, which speaks TFTP only"),
    /** {@code lpxelinux.0}: its own lwIP; TFTP and HTTP. */
    LPXELINUX(true, null),
    SYSLINUX_EFI(true, null),
    /** Upstream before 2.12 knows no port in a URL; distributions' patches vary. */
    GRUB(false, Words.GRUB_PORT),
    SHIM(false, Words.GRUB_PORT),
    IPXE(false, null),
    OTHER(true, "it is not known whether this loader can fetch over HTTP");

    private static final class Words {
        private static final String GRUB_PORT = "GRUB before 2.12 goes to port 80, whatever port it is told";
    }

    private final boolean syslinuxOptions;
    private final @Nullable String whyNotHttp;

    LoaderKind(boolean syslinuxOptions, @Nullable String whyNotHttp) {
        this.syslinuxOptions = syslinuxOptions;
        this.whyNotHttp = whyNotHttp;
    }

    /** Whether options 209 and 210 (RFC 5071) mean something to it; an unknown loader may be one of that family. */
    public boolean readsSyslinuxOptions() {
        return syslinuxOptions;
    }

    /** Why its configuration names no URLs, in words for an operator, without a full stop; null where it may. */
    public @Nullable String whyNotHttp() {
        return whyNotHttp;
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
