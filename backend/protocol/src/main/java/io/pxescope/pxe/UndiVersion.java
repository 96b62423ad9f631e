package io.pxescope.pxe;

/** The version of the network interface that a ROM offers (option 94): 2.1 on BIOS, 3.0 from EDK2, 3.16 from iPXE on UEFI. */
public record UndiVersion(int major, int minor) {

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
