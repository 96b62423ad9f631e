package io.pxescope.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(() -> now);

    @Test
    void nineWrongPasswordsCostNothing() {
        fail(9);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isZero();
    }

    @Test
    void theTenthCostsAMinuteForThatAddressAndNameOnly() {
        fail(10);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isEqualTo(SignInAttempts.FIRST_WAIT);
        assertThat(attempts.waitFor("192.0.2.2", "admin")).isZero();
        assertThat(attempts.waitFor("192.0.2.1", "jtan")).isZero();
    }

    @Test
    void theWaitPassesAndDoublesWithEachFurtherOneUpToALimit() {
        fail(10);
        now = now.plus(SignInAttempts.FIRST_WAIT);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isZero();
        fail(1);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isEqualTo(Duration.ofMinutes(2));
        fail(100);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isEqualTo(SignInAttempts.LONGEST_WAIT);
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        fail(9);
        attempts.succeeded("192.0.2.1", "admin");
        fail(9);
        assertThat(attempts.waitFor("192.0.2.1", "admin")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed("192.0.2.1", "admin");
        }
    }
}
