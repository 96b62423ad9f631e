package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.LINUX;
import static io.pxescope.policy.Fixtures.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import org.junit.jupiter.api.Test;

class ConfigRendererTest {
    private static ConfigRenderer.Values values(String host) {
        return new ConfigRenderer.Values(
                "http://10.77.0.1:8069/b/t/up", host, MAC, Ipv4Address.parse("10.77.0.10"), 8824, "b/t/", "");
    }

    private static ConfigRenderer.Values overHttp() {
        return new ConfigRenderer.Values(
                "", "web-03", MAC, Ipv4Address.parse("10.77.0.10"), 8824, "b/t/", "http://10.77.0.1:8069/b/t/");
    }

    @Test
    void namesUrlsWhereFilesAreFetchedOverHttp() {
        assertThat(ConfigRenderer.pxelinux(LINUX, overHttp()))
                .contains("  KERNEL http://10.77.0.1:8069/b/t/profile/vmlinuz\n")
                .contains("  INITRD http://10.77.0.1:8069/b/t/profile/initrd.gz\n");
        assertThat(ConfigRenderer.ipxe(LINUX, overHttp()))
                .contains("kernel http://10.77.0.1:8069/b/t/profile/vmlinuz initrd=initrd.gz ")
                .contains("initrd http://10.77.0.1:8069/b/t/profile/initrd.gz\n");
    }

    @Test
    void rendersOneLabelThatIsStartedAtOnceWithItsPlaceholdersFilled() {
        assertThat(ConfigRenderer.pxelinux(LINUX, values("web-03"))).isEqualTo("""
                        # web-03, boot 8824, profile linux
                        DEFAULT pxescope
                        PROMPT 0
                        TIMEOUT 0
                        LABEL pxescope
                          KERNEL profile/vmlinuz
                          INITRD profile/initrd.gz
                          APPEND console=ttyS0 home=http://10.77.0.1:8069/b/t/up name=web-03 mac=52:54:00:12:34:56 ip=10.77.0.10 boot=8824
                          IPAPPEND 2
                        """);
    }

    @Test
    void bootsTheLocalDiskOfAProfileWithoutKernel() {
        assertThat(ConfigRenderer.pxelinux(new Profile(1, "disk", null, null, null), values("web-03")))
                .contains("LOCALBOOT 0")
                .doesNotContain("KERNEL");
    }

    @Test
    void neverEvaluatesWhatAValueContains() {
        Profile profile = new Profile(1, "p", LINUX.kernel(), null, "name={{host}} {{unknown}}");
        assertThat(ConfigRenderer.pxelinux(profile, values("{{boot}}$1\\")))
                .contains("APPEND name={{boot}}$1\\ {{unknown}}\n");
    }

    @Test
    void letsNoValueBeginALineOfItsOwn() {
        Profile profile = new Profile(1, "p", LINUX.kernel(), null, "a=1\nLABEL evil\r\n  KERNEL evil");
        assertThat(ConfigRenderer.pxelinux(profile, values("web\nLABEL evil")))
                .doesNotContain("\nLABEL evil", "\n  KERNEL evil");
    }

    @Test
    void rendersForGrubWithAbsoluteNamesOfThisBoot() {
        assertThat(ConfigRenderer.render(ConfigFormat.GRUB, LINUX, values("web-03")))
                .isEqualTo("""
                        # web-03, boot 8824, profile linux
                        set default=0
                        set timeout=0
                        menuentry pxescope {
                          linux /b/t/profile/vmlinuz console=ttyS0 home=http://10.77.0.1:8069/b/t/up name=web-03 mac=52:54:00:12:34:56 ip=10.77.0.10 boot=8824 BOOTIF=01-52-54-00-12-34-56
                          initrd /b/t/profile/initrd.gz
                        }
                        """);
    }

    @Test
    void quotesWhatGrubWouldEvaluate() {
        Profile profile = new Profile(1, "linux", LINUX.kernel(), null, "a=$root b='x c={} d;reboot");
        assertThat(ConfigRenderer.render(ConfigFormat.GRUB, profile, values("web-03")))
                .contains(" 'a=$root' 'b='\\''x' 'c={}' 'd;reboot' ");
    }

    @Test
    void rendersForIpxeWithNamesRelativeToTheScript() {
        assertThat(ConfigRenderer.render(ConfigFormat.IPXE, LINUX, values("web-03")))
                .isEqualTo("""
                        #!ipxe
                        # web-03, boot 8824, profile linux
                        kernel profile/vmlinuz initrd=initrd.gz console=ttyS0 home=http://10.77.0.1:8069/b/t/up name=web-03 mac=52:54:00:12:34:56 ip=10.77.0.10 boot=8824 BOOTIF=01-52-54-00-12-34-56
                        initrd profile/initrd.gz
                        boot
                        """);
    }

    @Test
    void sendsEachLoaderToTheLocalDiskInItsOwnWords() {
        Profile disk = new Profile(1, "disk", null, null, null);
        assertThat(ConfigRenderer.render(ConfigFormat.GRUB, disk, values("web-03")))
                .contains("  exit\n");
        assertThat(ConfigRenderer.render(ConfigFormat.IPXE, disk, values("web-03")))
                .contains("sanboot --no-describe");
    }
}
