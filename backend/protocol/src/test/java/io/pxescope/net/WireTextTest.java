package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireTextTest {

    @Test
    void keepsPrintableAsciiAsItIs() {
        assertThat(WireText.of("pxelinux.cfg/01-52-54 <b>\\boot\\bcd"))
                .isEqualTo("pxelinux.cfg/01-52-54 <b>\\boot\\bcd");
    }

    @Test
    void escapesControlCharactersAndHighOctets() {
        assertThat(WireText.of(new byte[] {'a', 0, '\r', '\n', 0x1b, 0x7f, (byte) 0xff}))
                .isEqualTo("a\\x00\\x0d\\x0a\\x1b\\x7f\\xff");
        assertThat(WireText.of("\u202e")).isEqualTo("\\xe2\\x80\\xae");
    }

    @Test
    void cutsAtTheLimitWithoutSplittingAnEscape() {
        assertThat(WireText.of("x".repeat(WireText.LIMIT)))
                .hasSize(WireText.LIMIT)
                .doesNotContain("…");
        assertThat(WireText.of("x".repeat(8000))).hasSize(WireText.LIMIT + 1).endsWith("x…");
        String cut = WireText.of(("x".repeat(254) + "\0").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cut).isEqualTo("x".repeat(254) + "…");
    }
}
