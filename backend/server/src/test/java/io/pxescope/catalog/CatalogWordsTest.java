package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"pxelinux 6.03", "lpxelinux 6.04-pre3+t520", "a", "debian@12"})
    void takesNamesAsOperatorsWriteThem(String name) {
        assertThat(CatalogName.of(" " + name + " ")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "42", "a/b", "-x", "<b>", "naïve", "two\nlines"})
    void refusesNamesThatNoAddressCanHold(String name) {
        assertThatThrownBy(() -> CatalogName.of(name))
                .isInstanceOfSatisfying(
                        CatalogProblem.class, p -> assertThat(p.field()).isEqualTo("name"));
    }

    @Test
    void takesAllPlaceholdersOfACommandLine() {
        String line = "quiet up={{phone-home}} h={{host}} m={{mac}} a={{address}} b={{boot}} {plain}";

        assertThat(AppendLine.of(line)).isEqualTo(line);
        assertThat(AppendLine.of("  ")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "x={{phonehome}}, no placeholder {{phonehome}}",
        "x={{ mac }}, no placeholder {{ mac }}",
        "x={{mac, not closed",
    })
    void namesThePlaceholderThatDoesNotExist(String line, String message) {
        assertThatThrownBy(() -> AppendLine.of(line))
                .isInstanceOfSatisfying(
                        CatalogProblem.class, p -> assertThat(p.field()).isEqualTo("append"))
                .hasMessageContaining(message)
                .hasMessageContaining("{{phone-home}}, {{host}}");
    }

    @Test
    void refusesCommandLinesThatNoKernelTakes() {
        assertThatThrownBy(() -> AppendLine.of("a\nb")).hasMessageContaining("one line");
        assertThatThrownBy(() -> AppendLine.of("x".repeat(1501))).hasMessageContaining("1501 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "vmlinuz-6.1, vmlinuz-6.1",
        "C:\\boot\\my kernel, my_kernel",
        "dir/linux, linux",
        "..., kernel",
        ".hidden, hidden",
    })
    void givesFilesOfAProfileNamesThatStandInAConfiguration(String uploaded, String name) {
        assertThat(ProfileFileName.of(uploaded, "kernel")).isEqualTo(name);
    }

    @Test
    void tellsKernelAndInitrdOfOneNameApart() {
        assertThat(ProfileFileName.other("linux", "linux")).isEqualTo("initrd-linux");
    }

    @Test
    void readsASha256OnlyInItsOneForm() {
        Sha256 sha256 = Sha256.ofContent(new byte[0]);

        assertThat(sha256.hex()).startsWith("e3b0c442");
        assertThat(Sha256.of(sha256.bytes())).isEqualTo(sha256);
        assertThatThrownBy(() -> new Sha256(sha256.hex().toUpperCase(Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
