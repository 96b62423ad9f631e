package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.LINUX;
import static io.pxescope.policy.Fixtures.MAC;
import static io.pxescope.policy.Fixtures.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.policy.BootFiles.Found;
import org.junit.jupiter.api.Test;

class BootFilesTest {
    @Test
    void findsTheFilesOfTheBuild() {
        assertThat(BootFiles.find(OLD, LINUX, MAC, "ldlinux.c32"))
                .isEqualTo(new Found.Stored(Fixtures.FILE, "build pxelinux-4.07"));
    }

    @Test
    void findsKernelAndInitrdBelowTheProfile() {
        assertThat(BootFiles.find(OLD, LINUX, MAC, "profile/vmlinuz")).isInstanceOf(Found.Stored.class);
        assertThat(BootFiles.find(OLD, LINUX, MAC, "profile/initrd.gz")).isInstanceOf(Found.Stored.class);
        assertThat(BootFiles.find(OLD, LINUX, MAC, "profile/other"))
                .isInstanceOfSatisfying(
                        Found.Missing.class,
                        missing -> assertThat(missing.expected()).isFalse());
        assertThat(BootFiles.find(OLD, null, MAC, "profile/vmlinuz")).isInstanceOf(Found.Missing.class);
    }

    @Test
    void rendersTheConfigurationOfThisMachineOnly() {
        assertThat(BootFiles.find(OLD, LINUX, MAC, "pxelinux.cfg/01-52-54-00-12-34-56"))
                .isInstanceOf(Found.Rendered.class);
    }

    @Test
    void callsTheOtherNamesOfTheConfigurationSearchExpectedMisses() {
        for (String name : new String[] {
            "pxelinux.cfg/44332211-6655-8847-99aa-bbccddeeff00", "pxelinux.cfg/0A4D0064", "pxelinux.cfg/default"
        }) {
            assertThat(BootFiles.find(OLD, LINUX, MAC, name))
                    .isInstanceOfSatisfying(
                            Found.Missing.class,
                            missing -> assertThat(missing.expected()).isTrue());
        }
    }

    @Test
    void tellsThatNoProfileIsSetWhereTheMachinesOwnConfigurationIsAskedFor() {
        assertThat(BootFiles.find(OLD, null, MAC, "pxelinux.cfg/01-52-54-00-12-34-56"))
                .isInstanceOfSatisfying(Found.Missing.class, missing -> {
                    assertThat(missing.expected()).isFalse();
                    assertThat(missing.because()).contains("no profile is set");
                });
    }
}
