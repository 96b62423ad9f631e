package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.bootfile.BootFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuildLayoutTest {
    private final List<Spooled> files = new ArrayList<>();

    @Test
    void bringsTheModulesOfDebiansPackagesBesideTheLoader() {
        add("pxelinux.deb", "usr/lib/PXELINUX/pxelinux.0", BootBytes.pxelinux());
        add("pxelinux.deb", "usr/lib/PXELINUX/lpxelinux.0", BootBytes.lpxelinux());
        add("common.deb", "usr/lib/syslinux/modules/bios/ldlinux.c32", BootBytes.module(32, "ldlinux.c32"));
        add("common.deb", "usr/lib/syslinux/modules/efi32/ldlinux.e32", BootBytes.module(32, "ldlinux.e32"));
        add("common.deb", "usr/lib/syslinux/modules/efi32/menu.c32", BootBytes.module(32, "menu32"));
        add("common.deb", "usr/lib/syslinux/modules/efi64/ldlinux.e64", BootBytes.module(64, "ldlinux.e64"));
        add("common.deb", "usr/lib/syslinux/memdisk", BootBytes.kernel());
        add("efi.deb", "usr/lib/SYSLINUX.EFI/efi64/syslinux.efi", BootBytes.syslinuxEfi());

        assertThat(arranged())
                .containsExactly(
                        "efi32/ldlinux.e32",
                        "efi32/menu.c32",
                        "efi64/ldlinux.e64",
                        "efi64/syslinux.efi",
                        "ldlinux.c32",
                        "lpxelinux.0",
                        "pxelinux.0",
                        "usr/lib/syslinux/memdisk");
        assertThat(BuildLayout.arrange(files, null).get("ldlinux.c32"))
                .extracting(Spooled::original)
                .isEqualTo("common.deb: usr/lib/syslinux/modules/bios/ldlinux.c32");
    }

    @Test
    void bringsTheModulesOfASourceArchiveBesideTheLoader() {
        add("s.tar.xz", "syslinux-6.03/bios/core/pxelinux.0", BootBytes.pxelinux());
        add("s.tar.xz", "syslinux-6.03/bios/com32/menu/menu.c32", BootBytes.module(32, "menu.c32"));
        add("s.tar.xz", "syslinux-6.03/efi64/com32/menu/menu.c32", BootBytes.module(64, "menu.c32"));
        add("s.tar.xz", "syslinux-6.03/efi64/efi/syslinux.efi", BootBytes.syslinuxEfi());

        assertThat(arranged()).containsExactly("efi64/menu.c32", "efi64/syslinux.efi", "menu.c32", "pxelinux.0");
    }

    @Test
    void bringsModulesFromAnArchiveBesideALoaderSentByItself() {
        add("", "lpxelinux.0", BootBytes.lpxelinux());
        add("c.deb", "usr/lib/syslinux/modules/bios/ldlinux.c32", BootBytes.module(32, "ldlinux.c32"));

        assertThat(arranged()).containsExactly("ldlinux.c32", "lpxelinux.0");
    }

    @Test
    void keepsATreeBelowTheLoaderAsItIs() {
        add("t.zip", "tftpboot/pxelinux.0", BootBytes.pxelinux());
        add("t.zip", "tftpboot/ldlinux.c32", BootBytes.module(32, "ldlinux.c32"));
        add("t.zip", "tftpboot/modules/menu.c32", BootBytes.module(32, "menu.c32"));
        add("t.zip", "tftpboot/pxelinux.cfg/default", new byte[] {'#'});
        add("t.zip", "README", new byte[] {'#'});

        assertThat(arranged())
                .containsExactly("README", "ldlinux.c32", "modules/menu.c32", "pxelinux.0", "pxelinux.cfg/default");
    }

    @Test
    void putsTheOnlyUefiLoaderAtTheTopWithItsModules() {
        add("e.deb", "usr/lib/SYSLINUX.EFI/efi64/syslinux.efi", BootBytes.syslinuxEfi());
        add("c.deb", "usr/lib/syslinux/modules/efi64/ldlinux.e64", BootBytes.module(64, "ldlinux.e64"));
        add("c.deb", "usr/lib/syslinux/modules/bios/ldlinux.c32", BootBytes.module(32, "ldlinux.c32"));

        assertThat(arranged()).containsExactly("bios/ldlinux.c32", "ldlinux.e64", "syslinux.efi");
    }

    @Test
    void leavesTheModuleBesideTheLoaderWhereTwoMeet() {
        add("a.zip", "x/pxelinux.0", BootBytes.pxelinux());
        add("a.zip", "x/menu.c32", BootBytes.module(32, "mine"));
        add("a.zip", "y/bios/menu.c32", BootBytes.module(32, "other"));

        assertThat(BuildLayout.arrange(files, null))
                .hasSize(3)
                .hasEntrySatisfying("menu.c32", f -> assertThat(f.path()).isEqualTo("x/menu.c32"))
                .containsKey("y/bios/menu.c32");
    }

    @Test
    void keepsPathsWhereThereIsNoLoader() {
        add("a.zip", "x/README", new byte[] {'#'});

        assertThat(arranged()).containsExactly("x/README");
    }

    private Iterable<String> arranged() {
        return BuildLayout.arrange(files, null).keySet();
    }

    private void add(String origin, String path, byte[] content) {
        files.add(new Spooled(
                path, origin, Path.of("unused"), content.length, Sha256.ofContent(content), BootFile.read(content)));
    }

    @Test
    void givesTheSameAnswerWhateverTheOrderOfTheParts() {
        Map<String, byte[]> build = new TreeMap<>(BootBytes.build());
        build.forEach((path, content) -> add("a.zip", "deep/" + path, content));
        Iterable<String> forwards = arranged();
        Collections.reverse(files);

        assertThat(arranged()).containsExactlyElementsOf(forwards);
    }
}
