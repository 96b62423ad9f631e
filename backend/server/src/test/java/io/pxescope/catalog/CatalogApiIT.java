package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.testing.PxescopeTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@PxescopeTest(properties = {"pxescope.catalog.max-ratio=50", "pxescope.catalog.max-entries=100"})
@Import(CatalogApiIT.Users.class)
class CatalogApiIT {
    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Catalog catalog;

    @Autowired
    BlobStore blobs;

    @Autowired
    Users.Assigned assigned;

    @TestConfiguration
    static class Users {
        /** Stands in for the rooms above. */
        static final class Assigned implements CatalogUsage {
            final Map<Long, String> builds = new HashMap<>();
            final Map<Long, String> profiles = new HashMap<>();

            @Override
            public List<String> usersOfBuild(long buildId) {
                return builds.containsKey(buildId) ? List.of(builds.get(buildId)) : List.of();
            }

            @Override
            public List<String> usersOfProfile(long profileId) {
                return profiles.containsKey(profileId) ? List.of(profiles.get(profileId)) : List.of();
            }
        }

        @Bean
        Assigned assigned() {
            return new Assigned();
        }
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM catalog_builds").update();
        jdbc.sql("DELETE FROM catalog_profiles").update();
        jdbc.sql("DELETE FROM catalog_blobs").update();
        assigned.builds.clear();
        assigned.profiles.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz", "tar.xz", "deb"})
    void storesABuildFromEveryKindOfArchive(String kind) throws Exception {
        upload("sound", archive("build." + kind, packed(kind, BootBytes.build())))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/v1/builds/")))
                .andExpect(jsonPath("$.name").value("sound"))
                .andExpect(jsonPath("$.family").value("pxelinux"))
                .andExpect(jsonPath("$.flavour").value("pxelinux"))
                .andExpect(jsonPath("$.version").value("6.04"))
                .andExpect(jsonPath("$.biosLoader").value("pxelinux.0"))
                .andExpect(jsonPath("$.files.length()").value(5))
                .andExpect(jsonPath("$.files[0].path").value("ldlinux.c32"))
                .andExpect(jsonPath("$.files[0].sha256")
                        .value(Sha256.ofContent(BootBytes.module(32, "ldlinux.c32"))
                                .hex()))
                .andExpect(jsonPath("$.warnings").isEmpty());
    }

    @Test
    void storesABuildFromSingleFilesAndServesWhatWasSent() throws Exception {
        MockMultipartFile[] files = BootBytes.build().entrySet().stream()
                .map(e -> new MockMultipartFile("file", e.getKey(), null, e.getValue()))
                .toArray(MockMultipartFile[]::new);

        upload("single", files).andExpect(status().isCreated());

        CatalogBuild build = catalog.build("Single").orElseThrow();
        CatalogFile menu = build.files().get("menu.c32");
        assertThat(menu).isNotNull();
        assertThat(blobs.open(menu.sha256()).toCompletableFuture().get().path())
                .hasBinaryContent(BootBytes.module(32, "menu.c32", "libutil.c32"));
        assertThat(build.createdBy()).isEqualTo("oli");
    }

    @Test
    void formsOneBuildFromSeveralPackages() throws Exception {
        Map<String, byte[]> loader = Map.of("usr/lib/PXELINUX/lpxelinux.0", BootBytes.lpxelinux());
        Map<String, byte[]> modules =
                Map.of("usr/lib/syslinux/modules/bios/ldlinux.c32", BootBytes.module(32, "ldlinux.c32"));

        upload("two", archive("pxelinux.deb", Archives.deb(loader)), archive("common.deb", Archives.deb(modules)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.flavour").value("lpxelinux"))
                .andExpect(jsonPath("$.warnings").isEmpty())
                .andExpect(jsonPath("$.files[*].path", contains("ldlinux.c32", "lpxelinux.0")))
                .andExpect(
                        jsonPath("$.files[0].original").value("common.deb: usr/lib/syslinux/modules/bios/ldlinux.c32"));
    }

    @Test
    void storesTheSameFilesUnderTwoNamesOnceWithALoaderEach() throws Exception {
        byte[] zip = Archives.zip(BootBytes.build());
        upload("with pxelinux", archive("b.zip", zip)).andExpect(status().isCreated());
        mvc.perform(signed(multipart("/api/v1/builds")
                        .file(archive("b.zip", zip))
                        .param("name", "with lpxelinux")
                        .param("loader", "lpxelinux.0")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.biosLoader").value("lpxelinux.0"))
                .andExpect(jsonPath("$.flavour").value("lpxelinux"));

        assertThat(count("catalog_blobs")).isEqualTo(5);
        assertThat(count("catalog_build_files")).isEqualTo(10);
    }

    @Test
    void refusesANameThatIsTakenAndALoaderThatIsNotThere() throws Exception {
        byte[] zip = Archives.zip(BootBytes.build());
        upload("taken", archive("b.zip", zip)).andExpect(status().isCreated());

        upload("TAKEN", archive("b.zip", zip))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
        mvc.perform(signed(multipart("/api/v1/builds")
                        .file(archive("b.zip", zip))
                        .param("name", "other")
                        .param("loader", "gpxelinux.0")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("loader"))
                .andExpect(jsonPath("$.detail", containsString("pxelinux.0, lpxelinux.0")));
    }

    @Test
    void storesABuildWithoutItsCoreModuleButWarns() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(BootBytes.build());
        files.remove("ldlinux.c32");

        upload("crippled", archive("b.tar.gz", Archives.gz(Archives.tar(files))))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.warnings[*].code", hasItem("core-module-missing")));
        mvc.perform(signed(get("/api/v1/builds/crippled")))
                .andExpect(jsonPath("$.warnings[0].text", containsString("Failed to load ldlinux.c32")));
    }

    @Test
    void refusesAWebPageCalledPxelinux() throws Exception {
        upload("page", new MockMultipartFile("file", "pxelinux.0", null, BootBytes.html()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("404 Not Found")));
        assertNothingStored();
    }

    @Test
    void refusesFilesAmongWhichNoLoaderIs() throws Exception {
        upload("none", archive("b.zip", Archives.zip(Map.of("README", new byte[] {'x'}))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("Looked for pxelinux.0, lpxelinux.0, syslinux.efi")));
        assertNothingStored();
    }

    @Test
    void storesNothingOfABombOrATrickOrATruncatedArchive() throws Exception {
        Map<String, byte[]> bomb = new TreeMap<>(BootBytes.build());
        bomb.put("zeros", new byte[20 << 20]);
        Map<String, byte[]> trick = new TreeMap<>(BootBytes.build());
        trick.put("../../etc/cron.d/x", new byte[] {'x'});
        byte[] tar = Archives.tar(BootBytes.build());

        upload("bomb", archive("bomb.zip", Archives.zip(bomb)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.detail", containsString("bomb.zip unpacks to more than 50 times")));
        upload("trick", archive("trick.tar", Archives.tar(trick)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("trick.tar: ../../etc/cron.d/x points outside")));
        upload("short", archive("short.tar.xz", Arrays.copyOf(Archives.xz(tar), 4000)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("cut off in transfer")));
        assertNothingStored();
    }

    @Test
    void asksForANameAndAFile() throws Exception {
        upload("", archive("b.zip", Archives.zip(BootBytes.build())))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
        upload("empty")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("archive"));
    }

    @Test
    void listsBuildsWithoutTheirFiles() throws Exception {
        upload("one", archive("b.zip", Archives.zip(BootBytes.build())));

        mvc.perform(signed(get("/api/v1/builds")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].name").value("one"))
                .andExpect(jsonPath("$[0].fileCount").value(5))
                .andExpect(jsonPath("$[0].files").doesNotExist());
        mvc.perform(signed(get("/api/v1/builds/nowhere"))).andExpect(status().isNotFound());
    }

    @Test
    void deletesABuildAndTheContentThatNothingElseHolds() throws Exception {
        Map<String, byte[]> shared = new TreeMap<>(BootBytes.build());
        upload("keeps", archive("b.zip", Archives.zip(shared)));
        shared.put("hdt.c32", BootBytes.module(32, "hdt.c32"));
        upload("goes", archive("b.zip", Archives.zip(shared)));
        CatalogBuild goes = catalog.build("goes").orElseThrow();
        assigned.builds.put(goes.id(), "host web-17");

        mvc.perform(signed(delete("/api/v1/builds/goes")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.users[0]").value("host web-17"))
                .andExpect(jsonPath("$.detail", containsString("used by host web-17")));
        assigned.builds.clear();
        mvc.perform(signed(delete("/api/v1/builds/" + goes.id()))).andExpect(status().isNoContent());

        assertThat(catalog.build("goes")).isEmpty();
        assertThat(count("catalog_blobs")).isEqualTo(5);
        CatalogFile gone = goes.files().get("hdt.c32");
        assertThat(gone).isNotNull();
        assertThat(blobs.open(gone.sha256()).toCompletableFuture()).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void recordsWhoStoredAndDeletedWhat() throws Exception {
        upload("audited", archive("b.zip", Archives.zip(BootBytes.build())));
        mvc.perform(signed(delete("/api/v1/builds/audited"))).andExpect(status().isNoContent());

        List<String> rows = jdbc.sql("SELECT actor || ': ' || action || ' ' || coalesce(after, before) FROM audit_entry"
                        + " WHERE subject = 'audited' ORDER BY id")
                .query(String.class)
                .list();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("oli: store build pxelinux 6.04, bios pxelinux.0, 5 files");
        assertThat(rows.get(1)).startsWith("oli: delete build pxelinux 6.04");
    }

    @Test
    void storesAProfileWithPlaceholders() throws Exception {
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz 6.1", null, BootBytes.kernel()))
                        .file(new MockMultipartFile("initrd", "initrd.img", null, Archives.gz(new byte[3000])))
                        .param("name", "rescue")
                        .param("append", "console=ttyS0 up={{phone-home}}")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.localBoot").value(false))
                .andExpect(jsonPath("$.kernel.name").value("vmlinuz_6.1"))
                .andExpect(jsonPath("$.initrd.name").value("initrd.img"))
                .andExpect(jsonPath("$.append").value("console=ttyS0 up={{phone-home}}"))
                .andExpect(jsonPath("$.transport").value("tftp"));

        CatalogProfile.NamedFile kernel =
                catalog.profile("rescue").orElseThrow().kernel();
        assertThat(kernel).isNotNull();
        assertThat(blobs.open(kernel.sha256()).toCompletableFuture().get().path())
                .hasBinaryContent(BootBytes.kernel());
    }

    @Test
    void storesHowItsFilesAreFetched() throws Exception {
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.kernel()))
                        .param("name", "fast")
                        .param("transport", "HTTP")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.transport").value("http"));
        assertThat(catalog.profile("fast").orElseThrow().transport()).isEqualTo(Transport.HTTP);
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.kernel()))
                        .param("name", "odd")
                        .param("transport", "nfs")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("transport"));
    }

    @Test
    void storesAProfileForTheLocalDisk() throws Exception {
        mvc.perform(signed(post("/api/v1/profiles")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"disk\", \"localBoot\": true}")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.localBoot").value(true))
                .andExpect(jsonPath("$.kernel").isEmpty());
        assertThat(catalog.profile("disk").orElseThrow().localBoot()).isTrue();
    }

    @Test
    void refusesProfilesThatCannotBoot() throws Exception {
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.html()))
                        .param("name", "page")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("kernel"));
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, Arrays.copyOf(BootBytes.kernel(), 5000)))
                        .param("name", "short")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("bytes early")));
        mvc.perform(signed(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.kernel()))
                        .param("name", "typo")
                        .param("append", "x={{phonehome}}")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("append"));
        mvc.perform(signed(multipart("/api/v1/profiles").param("name", "empty")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("kernel"));
        assertThat(count("catalog_profiles")).isZero();
    }

    @Test
    void deletesAProfileOnlyWhenNobodyUsesIt() throws Exception {
        mvc.perform(signed(multipart("/api/v1/profiles")
                .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.kernel()))
                .param("name", "k")));
        long id = catalog.profile("k").orElseThrow().id();
        assigned.profiles.put(id, "the fleet");

        mvc.perform(signed(delete("/api/v1/profiles/k")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.users[0]").value("the fleet"));
        assigned.profiles.clear();
        mvc.perform(signed(delete("/api/v1/profiles/k"))).andExpect(status().isNoContent());
        assertThat(count("catalog_blobs")).isZero();
    }

    private ResultActions upload(String name, MockMultipartFile... parts) throws Exception {
        var request = multipart("/api/v1/builds");
        for (MockMultipartFile part : parts) {
            request.file(part);
        }
        request.param("name", name);
        return mvc.perform(signed(request));
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B signed(B request) {
        return request.with(user("oli").roles("VIEWER", "OPERATOR")).with(csrf());
    }

    private static MockMultipartFile archive(String name, byte[] bytes) {
        return new MockMultipartFile("archive", name, null, bytes);
    }

    private static byte[] packed(String kind, Map<String, byte[]> files) {
        return switch (kind) {
            case "zip" -> Archives.zip(files);
            case "tar" -> Archives.tar(files);
            case "tar.gz" -> Archives.gz(Archives.tar(files));
            case "tar.xz" -> Archives.xz(Archives.tar(files));
            default -> Archives.deb(files);
        };
    }

    private void assertNothingStored() {
        assertThat(count("catalog_builds")).isZero();
        assertThat(count("catalog_blobs")).isZero();
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }
}
