package io.pxescope.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedNameTest {

    @ParameterizedTest
    @CsvSource({
        "pxelinux.0,pxelinux.0",
        "/pxelinux.0,pxelinux.0",
        "//boot//./x,boot/x",
        "\\boot\\x64/wdsnbp.com,boot/x64/wdsnbp.com",
        "a b.img,a b.img",
        "..%2f..%2fetc,..%2f..%2fetc",
        "...,...",
        "gr\u00c3\u00bcb.cfg,gr\u00fcb.cfg",
        "pxelinux.0\u00ff\u00ff,pxelinux.0"
    })
    void bringsEverySpellingToOneForm(String raw, String path) {
        assertThat(RequestedName.of(raw)).isEqualTo(new RequestedName.Normal(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                ".",
                "./",
                "..",
                "../x",
                "a/../b",
                "a\\..\\b",
                "/..",
                "dir/",
                "dir/.",
                "\u00ff",
                "x\u001b[31m",
                "x\r\ny",
                "x\u007f",
                "x\u0085"
            })
    void refusesNamesNoFileCanHave(String raw) {
        assertThat(RequestedName.of(raw)).isInstanceOf(RequestedName.Unusable.class);
    }

    @Test
    void refusesNamesOfAbsurdLength() {
        assertThat(RequestedName.of("x".repeat(1025))).isInstanceOf(RequestedName.Unusable.class);
    }

    @Test
    void netasciiKeepsLineEndsAndLoneCarriageReturns() {
        assertThat(Netascii.encode("a\nb\rc\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("a\r\nb\r\0c\r\0\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void printableLeavesNothingForATerminalToObey() {
        assertThat(Printable.ascii("a\u001b[31mb\r\n", 20)).isEqualTo("a?[31mb??");
        assertThat(Printable.ascii("abcdef", 3)).isEqualTo("abc...");
    }
}
