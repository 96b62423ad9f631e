package io.pxescope.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.bootfile.FirmwareType;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogFile;
import io.pxescope.catalog.CatalogLoader;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.catalog.CatalogWarning;
import io.pxescope.catalog.Sha256;
import io.pxescope.catalog.Transport;
import io.pxescope.webkit.CurrentUser;
import io.pxescope.webkit.Gallery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuildPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private final Gallery gallery = new Gallery();

    @Test
    void listsBuildsWithTheirUsersAndWarnings() {
        String html = gallery.page(
                "catalog/builds",
                Map.of(
                        "lede",
                        "2 builds, 1 with files that may not fit together.",
                        "builds",
                        List.of(
                                BuildViews.line(
                                        build(1, "pxelinux 6.04", List.of()),
                                        List.of("the fleet", "host web-17", "host web-18"),
                                        NOW,
                                        ZoneOffset.UTC),
                                BuildViews.line(
                                        build(2, "lpxelinux 6.04-pre3+t520", List.of(warning())),
                                        List.of(),
                                        NOW,
                                        ZoneOffset.UTC)),
                        "profiles",
                        List.of(BuildViews.profile(
                                new CatalogProfile(
                                        1,
                                        "rescue",
                                        new CatalogProfile.NamedFile("vmlinuz", sha(), 11_914_240),
                                        new CatalogProfile.NamedFile("initrd.img", sha(), 84_620_288),
                                        "quiet phone_home={{phone-home}}",
                                        Transport.HTTP,
                                        NOW,
                                        "jtan"),
                                List.of("the fleet"),
                                NOW,
                                ZoneOffset.UTC)),
                        "user",
                        new CurrentUser("mkeller", true, false)));
        Gallery.keep("builds", html);
        assertThat(html)
                .contains("the fleet and 2 more")
                .contains("1 warning")
                .contains("vmlinuz (11.9 MB), initrd.img (84.6 MB)");
    }

    @Test
    void showsFilesWithChecksumsAndWhatIsWrong() {
        String html = gallery.page(
                "catalog/build",
                Map.of(
                        "build",
                        BuildViews.whole(
                                build(2, "lpxelinux 6.04-pre3+t520", List.of(warning())),
                                List.of(),
                                NOW,
                                ZoneOffset.UTC),
                        "user",
                        new CurrentUser("mkeller", true, false)));
        Gallery.keep("build", html);
        assertThat(html)
                .contains("ldlinux.c32 is 6.03, lpxelinux.0 is 6.04-pre3.")
                .contains("starts BIOS")
                .contains("00000000…0000");
    }

    @Test
    void disablesWhatAViewerMayNotDo() {
        String html = gallery.page(
                "catalog/build",
                Map.of(
                        "build",
                        BuildViews.whole(build(1, "pxelinux 6.04", List.of()), List.of(), NOW, ZoneOffset.UTC),
                        "user",
                        new CurrentUser("guest", false, false)));
        assertThat(html).contains("disabled=\"disabled\"");
    }

    private static CatalogBuild build(long id, String name, List<CatalogWarning> warnings) {
        SortedMap<String, CatalogFile> files = new TreeMap<>();
        for (String path : List.of("lpxelinux.0", "ldlinux.c32", "libcom32.c32", "menu.c32")) {
            files.put(
                    path,
                    new CatalogFile(
                            path,
                            "pxelinux.deb: usr/lib/" + path,
                            sha(),
                            92_164,
                            path.endsWith("c32") ? "COM32_MODULE" : "PXELINUX",
                            path.endsWith("c32") ? "module of Syslinux 6.04" : "PXELINUX 6.04 with its own lwIP"));
        }
        return new CatalogBuild(
                id,
                name,
                "pxelinux",
                "lpxelinux",
                "6.04",
                NOW.minusSeconds(200_000),
                "jtan",
                Map.of(FirmwareType.BIOS, new CatalogLoader("lpxelinux.0", "pxelinux", "lpxelinux")),
                files,
                warnings);
    }

    private static CatalogWarning warning() {
        return new CatalogWarning(
                "mixed-versions",
                "ldlinux.c32",
                "ldlinux.c32 is 6.03, lpxelinux.0 is 6.04-pre3. The core refuses modules of another version, so every"
                        + " boot would stop at “Failed to load ldlinux.c32”.");
    }

    private static Sha256 sha() {
        return new Sha256("0".repeat(64));
    }
}
