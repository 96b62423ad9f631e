package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.MAC;
import static io.pxescope.policy.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BootTokensTest {
    private final BootTokens tokens =
            new BootTokens("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private final BootToken token = new BootToken(8824, MAC, 2, 7L, NOW.plusSeconds(3600));

    @Test
    void readsWhatItWrote() {
        assertThat(tokens.read(tokens.write(token), NOW)).isEqualTo(token);
        BootToken bare = new BootToken(1, MAC, 2, null, NOW.plusSeconds(60));
        assertThat(tokens.read(tokens.write(bare), NOW)).isEqualTo(bare);
    }

    @Test
    void leavesRoomForTheLoadersNameInTheFileField() {
        String path = BootPath.prefix(tokens.write(token)) + "lpxelinux.0";
        assertThat(path.length()).isLessThanOrEqualTo(100);
    }

    @Test
    void refusesATokenOfWhichOneCharacterWasChanged() {
        String text = tokens.write(token);
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(text.substring(0, i) + other + text.substring(i + 1), NOW))
                    .isNull();
        }
    }

    @Test
    void refusesWhatAnotherInstallationSigned() {
        BootTokens others = new BootTokens(new byte[16]);
        assertThat(tokens.read(others.write(token), NOW)).isNull();
    }

    @Test
    void refusesATokenThatExpired() {
        assertThat(tokens.read(tokens.write(token), NOW.plusSeconds(3601))).isNull();
    }

    @Test
    void refusesNoise() {
        for (String noise : new String[] {"", "b", "../../etc/passwd", "%%%", "A".repeat(51), "A".repeat(5000)}) {
            assertThat(tokens.read(noise, NOW)).isNull();
        }
    }

    @Test
    void wantsAKeyThatCannotBeGuessed() {
        assertThatThrownBy(() -> new BootTokens(new byte[8])).isInstanceOf(IllegalArgumentException.class);
    }
}
