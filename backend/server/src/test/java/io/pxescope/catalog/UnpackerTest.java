package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class UnpackerTest {
    private static final CatalogProperties LIMITS =
            new CatalogProperties(DataSize.ofMegabytes(40), DataSize.ofMegabytes(60), 50, 100);

    @TempDir
    Path directory;

    record Packed(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Packed> archives() {
        Map<String, byte[]> files = BootBytes.build();
        return Stream.of(
                new Packed("build.zip", Archives.zip(files)),
                new Packed("build.tar", Archives.tar(files)),
                new Packed("build.tar.gz", Archives.gz(Archives.tar(files))),
                new Packed("build.tar.xz", Archives.xz(Archives.tar(files))),
                new Packed("build.deb", Archives.deb(files)));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void unpacksEveryKindByItsBytes(Packed packed) throws IOException {
        assertThat(unpack(part("upload.bin", packed.bytes())))
                .extracting(Spooled::path)
                .containsExactlyInAnyOrderElementsOf(BootBytes.build().keySet());
    }

    @ParameterizedTest
    @MethodSource("archives")
    void refusesEveryKindThatWasCutOffAnywhere(Packed packed) {
        for (double share : new double[] {0.3, 0.6, 0.9}) {
            byte[] cut = Arrays.copyOf(packed.bytes(), (int) (packed.bytes().length * share));

            assertThatThrownBy(() -> unpack(part(packed.name(), cut)))
                    .isInstanceOf(CatalogProblem.class)
                    .hasMessageContaining(packed.name())
                    .hasMessageContaining("Nothing was stored");
        }
    }

    @Test
    void seesThatATarWasCutBetweenTwoEntries() {
        byte[] tar = Archives.tar(Map.of("a", new byte[512], "b", new byte[512]));

        assertThatThrownBy(() -> unpack(part("x.tar", Arrays.copyOf(tar, 1024))))
                .hasMessageContaining("x.tar ends before its last entry");
    }

    @Test
    void readsNoZstandardPackageAndSaysHowToGoOn() {
        // The name field of an ar member has sixteen characters.
        String deb = new String(Archives.deb(BootBytes.build()), StandardCharsets.ISO_8859_1);
        byte[] zstandard = deb.replace("data.tar.xz ", "data.tar.zst").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> unpack(part("x.deb", zstandard))).hasMessageContaining("dpkg-deb -x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../pxelinux.0",
                "a/../../pxelinux.0",
                "/etc/passwd",
                "C:/pxelinux.0",
                "a/b\\pxelinux.0",
                "..\\pxelinux.0",
                "a\u0001b"
            })
    void refusesNamesThatLeaveTheArchive(String name) {
        Map<String, byte[]> files = Map.of(name, BootBytes.pxelinux());

        assertThatThrownBy(() -> unpack(part("x.zip", Archives.zip(files))))
                .isInstanceOf(CatalogProblem.class)
                .hasMessageContaining("x.zip");
        assertThatThrownBy(() -> unpack(part("x.tar", Archives.tar(files))))
                .isInstanceOf(CatalogProblem.class)
                .hasMessageContaining("x.tar");
        assertThatThrownBy(() -> unpack(part(name, BootBytes.pxelinux()))).isInstanceOf(CatalogProblem.class);
    }

    @Test
    void refusesLinksAndSaysHowToPackInstead() {
        byte[] tar = Archives.tar(BootBytes.build(), Map.of("boot.0", "/etc/shadow"));

        assertThatThrownBy(() -> unpack(part("x.tar", tar)))
                .hasMessageContaining("boot.0 is a link to /etc/shadow")
                .hasMessageContaining("--dereference");
    }

    @Test
    void leavesLinksAndPapersOfADebianPackageOut() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("usr/lib/PXELINUX/pxelinux.0", BootBytes.pxelinux());
        files.put("usr/share/doc/pxelinux/copyright", new byte[] {'c'});

        assertThat(unpack(part("p.deb", Archives.deb(files, Map.of("usr/lib/PXELINUX/x.0", "pxelinux.0")))))
                .extracting(Spooled::original)
                .containsExactly("p.deb: usr/lib/PXELINUX/pxelinux.0");
    }

    @Test
    void stopsAnArchiveThatUnpacksToManyTimesItsSize() {
        byte[] bomb = new byte[20 << 20];

        assertThatThrownBy(() -> unpack(part("bomb.zip", Archives.zip(Map.of("pxelinux.0", bomb)))))
                .satisfies(UnpackerTest::isTooLarge)
                .hasMessageContaining("100 times its size at pxelinux.0");
        assertThatThrownBy(() -> unpack(part("bomb.tgz", Archives.gz(Archives.tar(Map.of("pxelinux.0", bomb))))))
                .satisfies(UnpackerTest::isTooLarge);
    }

    @Test
    void stopsAtTheLimitsOfSizeAndCount() {
        byte[] large = BootBytes.noise(41 << 20, 1);
        byte[] half = BootBytes.noise(35 << 20, 2);
        Map<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i < 51; i++) {
            many.put("f" + i, new byte[] {1});
        }

        assertThatThrownBy(() -> unpack(part("x.tar", Archives.tar(Map.of("a", large)))))
                .satisfies(UnpackerTest::isTooLarge)
                .hasMessageContaining("max-file-size");
        assertThatThrownBy(() -> unpack(part("x.tar", Archives.tar(Map.of("a", half, "b", half)))))
                .satisfies(UnpackerTest::isTooLarge)
                .hasMessageContaining("max-unpacked-size");
        assertThatThrownBy(() -> unpack(part("x.zip", Archives.zip(many))))
                .satisfies(UnpackerTest::isTooLarge)
                .hasMessageContaining("more than 50 entries");
    }

    @Test
    void keepsTheSameFileOnceAndRefusesTwoOfOneName() throws IOException {
        UploadedFile one = part("a.zip", Archives.zip(Map.of("menu.c32", new byte[] {1})));
        UploadedFile same = part("b.zip", Archives.zip(Map.of("menu.c32", new byte[] {1})));
        UploadedFile other = part("c.zip", Archives.zip(Map.of("menu.c32", new byte[] {2, 2})));

        assertThat(unpack(one, same)).hasSize(1);
        assertThatThrownBy(() -> unpack(one, other))
                .hasMessageContaining("a.zip: menu.c32 (1 bytes) and c.zip: menu.c32 (2 bytes)");
    }

    @Test
    void keepsACompressedFileThatHoldsNoTarAsItIs() throws IOException {
        byte[] initrd = Archives.gz(BootBytes.noise(5000, 3));

        assertThat(unpack(part("initrd.gz", initrd)))
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(initrd.length));
    }

    @Test
    void saysThatAWebPageCalledLikeAnArchiveIsNone() {
        assertThatThrownBy(() -> unpack(part("syslinux.tar.gz", BootBytes.html())))
                .hasMessageContaining("404 Not Found")
                .hasMessageContaining("download it again");
    }

    @Test
    void unpacksNothingThatWasSentAsASingleFile() throws IOException {
        byte[] zip = Archives.zip(BootBytes.build());
        UploadedFile file = new UploadedFile("x.zip", zip.length, false, () -> new ByteArrayInputStream(zip));

        assertThat(unpack(file)).extracting(Spooled::path).containsExactly("x.zip");
    }

    @Test
    void leavesNothingInTheSpoolAfterwards() throws IOException {
        assertThatThrownBy(() -> unpack(part("x.tar", new byte[0]), part("x.tar", new byte[] {1})))
                .isInstanceOf(CatalogProblem.class);

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    private Collection<Spooled> unpack(UploadedFile... parts) throws IOException {
        long size = Arrays.stream(parts).mapToLong(UploadedFile::size).sum();
        try (Spool spool = Spool.in(directory)) {
            return Unpacker.unpack(List.of(parts), spool, new UploadBudget(LIMITS, size));
        }
    }

    private static UploadedFile part(String name, byte[] bytes) {
        return new UploadedFile(name, bytes.length, true, () -> new ByteArrayInputStream(bytes));
    }

    private static void isTooLarge(Throwable problem) {
        assertThat(problem)
                .isInstanceOfSatisfying(
                        CatalogProblem.class, p -> assertThat(p.kind()).isEqualTo(CatalogProblem.Kind.TOO_LARGE));
    }
}
