package io.pxescope.simulator;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BootFileKind;
import io.pxescope.bootfile.LoaderBanner;
import io.pxescope.bootfile.LoaderFamily;
import io.pxescope.bootfile.LoaderFlavour;
import java.util.Optional;

/**
 * What starts when a ROM jumps to the bytes it fetched.
 *
 * @param banner the line it prints first
 * @param asksForCore whether it is of Syslinux 5 or later, and wants {@code ldlinux.c32} before anything else
 * @param ownStack whether it brings its own IP stack and wants frames of the ROM, not UDP
 */
record Nbp(String banner, boolean asksForCore, boolean ownStack) {

    /** Reads the bytes; empty when they start nothing that is simulated here. */
    static Optional<Nbp> of(byte[] content) {
        BootFile file = BootFile.read(content);
        LoaderBanner banner = file.banner();
        if (file.kind() != BootFileKind.BIOS_LOADER || banner == null || banner.family() != LoaderFamily.PXELINUX) {
            return Optional.empty();
        }
        return Optional.of(new Nbp(banner.text(), banner.major() >= 5, banner.flavour() == LoaderFlavour.LWIP));
    }
}
