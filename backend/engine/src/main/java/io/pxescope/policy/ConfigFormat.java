package io.pxescope.policy;

/** The languages of configurations. */
public enum ConfigFormat {
    /** {@code pxelinux.cfg/01-…}. */
    PXELINUX,
    /** {@code grub.cfg}. */
    GRUB,
    /** {@code boot.ipxe}. */
    IPXE
}
