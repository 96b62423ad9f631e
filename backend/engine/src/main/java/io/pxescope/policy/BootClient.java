package io.pxescope.policy;

/**
 * What a client asks with, as far as it changes what it is given.
 *
 * @param firmware what will start the loader
 * @param wantsUrl UEFI HTTP boot: the boot file is a URL (UEFI specification 24.7)
 * @param ipxe it is iPXE, as a ROM or as a loader, and can run a script
 * @param ipxeHttp an iPXE that says it fetches by HTTP (option 175)
 */
public record BootClient(Firmware firmware, boolean wantsUrl, boolean ipxe, boolean ipxeHttp) {
    /** A plain ROM that fetches by TFTP. */
    public static BootClient of(Firmware firmware) {
        return new BootClient(firmware, false, false, false);
    }
}
