package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.LINUX;
import static io.pxescope.policy.Fixtures.MAC;
import static io.pxescope.policy.Fixtures.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.BootFiles.Found;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootFilesTest {
    private static final BootFiles.Machine MACHINE = new BootFiles.Machine(MAC, Ipv4Address.parse("10.77.0.134"));

    @Test
    void findsTheFilesOfTheBuild() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "ldlinux.c32"))
                .isEqualTo(new Found.Stored(Fixtures.FILE, "build pxelinux-4.07"));
    }

    @Test
    void findsKernelAndInitrdBelowTheProfile() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "profile/vmlinuz")).isInstanceOf(Found.Stored.class);
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "profile/initrd.gz")).isInstanceOf(Found.Stored.class);
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "profile/other"))
                .isInstanceOfSatisfying(
                        Found.Missing.class,
                        missing -> assertThat(missing.expected()).isFalse());
        assertThat(BootFiles.find(OLD, null, MACHINE, "profile/vmlinuz")).isInstanceOf(Found.Missing.class);
    }

    @Test
    void rendersTheConfigurationOfThisMachineOnly() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "pxelinux.cfg/01-52-54-00-12-34-56"))
                .isInstanceOf(Found.Rendered.class);
    }

    @Test
    void callsTheOtherNamesOfTheConfigurationSearchExpectedMisses() {
        for (String name : new String[] {
            "pxelinux.cfg/44332211-6655-8847-99aa-bbccddeeff00", "pxelinux.cfg/0A4D0064", "pxelinux.cfg/default"
        }) {
            assertThat(BootFiles.find(OLD, LINUX, MACHINE, name))
                    .isInstanceOfSatisfying(
                            Found.Missing.class,
                            missing -> assertThat(missing.expected()).isTrue());
        }
    }

    @Test
    void tellsThatNoProfileIsSetWhereTheMachinesOwnConfigurationIsAskedFor() {
        assertThat(BootFiles.find(OLD, null, MACHINE, "pxelinux.cfg/01-52-54-00-12-34-56"))
                .isInstanceOfSatisfying(Found.Missing.class, missing -> {
                    assertThat(missing.expected()).isFalse();
                    assertThat(missing.because()).contains("no profile is set");
                });
    }

    private static Build grub(String loader, String... files) {
        Map<String, StoredFile> stored = new HashMap<>();
        stored.put(loader, Fixtures.FILE);
        for (String file : files) {
            stored.put(file, Fixtures.FILE);
        }
        return new Build(
                9,
                "grub-2.06",
                "grub",
                "",
                "2.06",
                Map.of(Firmware.EFI64, new Loader(loader, LoaderKind.SHIM)),
                stored);
    }

    @Test
    void findsWhatALoaderAsksForBelowADirectoryThatWasFixedWhenItWasMade() {
        Build build = grub("shimx64.efi", "x86_64-efi/normal.mod", "grubx64.efi");
        assertThat(BootFiles.find(build, LINUX, MACHINE, "grub/x86_64-efi/normal.mod"))
                .isInstanceOfSatisfying(
                        Found.Stored.class, found -> assertThat(found.source()).contains("below grub/"));
        assertThat(BootFiles.find(build, LINUX, MACHINE, "EFI/BOOT/grubx64.efi"))
                .isInstanceOf(Found.Stored.class);
    }

    @Test
    void letsTheSearchOfPxelinuxThroughOtherDirectoriesFailAsItAlwaysDid() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "boot/isolinux/ldlinux.c32"))
                .isInstanceOf(Found.Missing.class);
    }

    @Test
    void givesShimTheNetworkImageUnderTheNameItWasMadeWith() {
        Build build = grub("shimx64.efi.signed", "grubnetx64.efi.signed");
        assertThat(BootFiles.find(build, LINUX, MACHINE, "grubx64.efi"))
                .isInstanceOfSatisfying(
                        Found.Stored.class, found -> assertThat(found.source()).contains("grubnetx64.efi.signed"));
        assertThat(BootFiles.find(build, LINUX, MACHINE, "grubaa64.efi")).isInstanceOf(Found.Missing.class);
    }

    @Test
    void rendersForGrubByHardwareAddressByAddressAndPlain() {
        Build build = grub("grubnetx64.efi");
        for (String name : new String[] {
            "grub/grub.cfg-01-52-54-00-12-34-56", "grub/grub.cfg-0A4D0086", "grub/grub.cfg", "grub.cfg"
        }) {
            assertThat(BootFiles.find(build, LINUX, MACHINE, name))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Found.Rendered.class,
                            found -> assertThat(found.format()).isEqualTo(ConfigFormat.GRUB));
        }
        for (String name : new String[] {"grub/grub.cfg-0A4D008", "grub/grub.cfg-01-52-54-00-12-34-57"}) {
            assertThat(expectedMiss(build, name)).as(name).isTrue();
        }
    }

    @Test
    void callsWhatShimAndGrubAskForInPassingAnExpectedMiss() {
        Build build = grub("shimx64.efi");
        for (String name :
                new String[] {"revocations_sbat.efi", "shim_certificate_0.efi", "grub/x86_64-efi/command.lst"}) {
            assertThat(expectedMiss(build, name)).as(name).isTrue();
        }
        assertThat(expectedMiss(build, "grubx64.efi")).isFalse();
    }

    private static boolean expectedMiss(Build build, String name) {
        return ((Found.Missing) BootFiles.find(build, LINUX, MACHINE, name)).expected();
    }

    @Test
    void findsProfileAndConfigurationBelowTheLoadersOwnDirectory() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "efi64/profile/vmlinuz")).isInstanceOf(Found.Stored.class);
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "efi64/pxelinux.cfg/01-52-54-00-12-34-56"))
                .isInstanceOf(Found.Rendered.class);
    }

    @Test
    void rendersTheScriptOfAnIpxe() {
        assertThat(BootFiles.find(OLD, LINUX, MACHINE, "boot.ipxe"))
                .isInstanceOfSatisfying(
                        Found.Rendered.class,
                        found -> assertThat(found.format()).isEqualTo(ConfigFormat.IPXE));
    }
}
