package io.pxescope.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boot files for simulated machines, made here from nothing: the headers and words by which boot files are known, and
 * filling. They hold no code; a real machine that runs one stops at the first instruction.
 *
 * <p>Each call gives the same bytes again.
 */
public final class SimulatedLoaders {

    /** Name of the kernel in a profile. */
    public static final String KERNEL = "vmlinuz";

    /** Name of the initrd in a profile. */
    public static final String INITRD = "initrd.img";

    private static final List<String> LIBRARIES = List.of("libutil.c32");

    private SimulatedLoaders() {}

    /** Builds, oldest first. */
    public enum SimulatedBuild {
        /** Before ldlinux.c32: the configuration is the first thing asked for. */
        PXELINUX_4_07("pxelinux-4.07-sim", "pxelinux.0", "PXELINUX 4.07 2013-07-25"),
        /** Asks the ROM for UDP. */
        PXELINUX_6_03("pxelinux-6.03-sim", "pxelinux.0", "PXELINUX 6.03 PXE 2014-10-06"),
        /** Brings its own lwIP stack, and needs the ROM for frames. */
        LPXELINUX_6_03("lpxelinux-6.03-sim", "lpxelinux.0", "PXELINUX 6.03 lwIP 2014-10-06");

        private final String title;
        private final String loader;
        private final String banner;

        SimulatedBuild(String title, String loader, String banner) {
            this.title = title;
            this.loader = loader;
            this.banner = banner;
        }

        /** The build's name in the catalog, marked as simulated. */
        public String title() {
            return title;
        }

        /** Path of the boot file a ROM loads. */
        public String loader() {
            return loader;
        }

        /** The version line as the loader would print it. */
        public String banner() {
            return banner;
        }

        /** Path within the build to content, the loader first. */
        public Map<String, byte[]> files() {
            Map<String, byte[]> files = new LinkedHashMap<>();
            if (this == PXELINUX_4_07) {
                files.put(loader, RawImage.nbp(banner, 26_828));
                files.put("menu.c32", RawImage.com32("menu", 55_140));
                files.put("chain.c32", RawImage.com32("chain", 26_116));
                return files;
            }
            files.put(loader, RawImage.nbp(banner, this == LPXELINUX_6_03 ? 78_330 : 46_909));
            files.put("ldlinux.c32", ElfImage.module("ldlinux.c32", List.of(), 118_672));
            files.put("libutil.c32", ElfImage.module("libutil.c32", List.of(), 23_636));
            files.put("libcom32.c32", ElfImage.module("libcom32.c32", List.of(), 181_852));
            files.put("menu.c32", ElfImage.module("menu.c32", LIBRARIES, 26_596));
            files.put("chain.c32", ElfImage.module("chain.c32", List.of("libutil.c32", "libcom32.c32"), 24_884));
            return files;
        }
    }

    /** A kernel of 3 MiB: boot sector and header of a Linux bzImage, then filling. */
    public static byte[] kernel() {
        return RawImage.kernel("6.1.0-sim (PXEscope simulated kernel)", 3 << 20);
    }

    /** An initrd of 9 MiB: the header of a gzip member, then filling. */
    public static byte[] initrd() {
        return RawImage.initrd(9 << 20);
    }
}
