package io.pxescope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PxelinuxConfigTest {

    @Test
    void startsTheDefaultLabelWithItsKernelInitrdAndCommandLine() {
        PxelinuxConfig config = PxelinuxConfig.parse("""
                # web-01, boot 7
                DEFAULT pxescope
                PROMPT 0
                LABEL other
                  KERNEL wrong
                LABEL pxescope
                  KERNEL p/vmlinuz
                  INITRD p/a.img,p/b.img
                  APPEND quiet console=ttyS0
                  IPAPPEND 2
                """);

        assertThat(config)
                .isEqualTo(new PxelinuxConfig(
                        "p/vmlinuz", List.of("p/a.img", "p/b.img"), "quiet console=ttyS0", false, true));
    }

    @Test
    void takesTheInitrdFromTheCommandLineWhereNoneIsNamed() {
        PxelinuxConfig config = PxelinuxConfig.parse("default l\nlabel l\nlinux k\nappend ro initrd=i.gz\n");

        assertThat(config).isEqualTo(new PxelinuxConfig("k", List.of("i.gz"), "ro initrd=i.gz", false, false));
    }

    @Test
    void bootsFromDiskWhereTheLabelSaysSo() {
        PxelinuxConfig config = PxelinuxConfig.parse("DEFAULT disk\nLABEL disk\n  LOCALBOOT 0\n");

        assertThat(config).isEqualTo(new PxelinuxConfig(null, List.of(), "", true, false));
    }

    @Test
    void takesADefaultThatIsNoLabelForAKernelAndItsCommandLine() {
        PxelinuxConfig config = PxelinuxConfig.parse("DEFAULT vmlinuz ro initrd=i\n");

        assertThat(config).isEqualTo(new PxelinuxConfig("vmlinuz", List.of("i"), "ro initrd=i", false, false));
    }

    @Test
    void prefersTheLabelMarkedInTheMenuToTheOneNamedBefore() {
        PxelinuxConfig config =
                PxelinuxConfig.parse("DEFAULT a\nLABEL a\n KERNEL ka\nLABEL b\n MENU DEFAULT\n KERNEL kb\n");

        assertThat(config).extracting(PxelinuxConfig::kernel).isEqualTo("kb");
    }

    @Test
    void startsNothingWithoutADefault() {
        assertThat(PxelinuxConfig.parse("LABEL a\n KERNEL k\n")).isNull();
        assertThat(PxelinuxConfig.parse("")).isNull();
    }
}
