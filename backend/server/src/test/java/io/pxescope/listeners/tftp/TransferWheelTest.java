package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransferWheelTest {

    private static final long MS = 1_000_000L;

    private static final class Alarm extends TransferWheel.Timed {
        private long deadline;
        private final List<Long> rang = new ArrayList<>();

        Alarm(long deadline) {
            this.deadline = deadline;
        }

        @Override
        long deadline() {
            return deadline;
        }

        @Override
        void due(long now) {
            rang.add(now);
            deadline = Long.MAX_VALUE;
        }
    }

    @Test
    void ringsOnceTheDeadlineIsReachedAndNotBefore() {
        TransferWheel wheel = new TransferWheel(1000);
        Alarm alarm = new Alarm(1000 + 20 * MS);
        wheel.note(alarm);

        wheel.advance(1000 + 19 * MS);
        assertThat(alarm.rang).isEmpty();
        wheel.advance(1000 + 20 * MS);
        assertThat(alarm.rang).hasSize(1);
        wheel.advance(1000 + 60 * MS);
        assertThat(alarm.rang).hasSize(1);
    }

    @Test
    void followsADeadlineThatMovesLaterWithoutBeingTold() {
        TransferWheel wheel = new TransferWheel(0);
        Alarm alarm = new Alarm(20 * MS);
        wheel.note(alarm);
        alarm.deadline = 500 * MS;

        wheel.advance(499 * MS);
        assertThat(alarm.rang).isEmpty();
        wheel.advance(505 * MS);
        assertThat(alarm.rang).hasSize(1);
    }

    @Test
    void ringsEarlierWhenTold() {
        TransferWheel wheel = new TransferWheel(0);
        Alarm alarm = new Alarm(1000 * MS);
        wheel.note(alarm);
        alarm.deadline = 20 * MS;
        wheel.note(alarm);

        wheel.advance(25 * MS);
        assertThat(alarm.rang).hasSize(1);
    }

    @Test
    void noDeadlineIsLostOverPausesAndHorizons() {
        Random random = new Random(11);
        TransferWheel wheel = new TransferWheel(0);
        List<Alarm> alarms = new ArrayList<>();
        long now = 0;
        for (int round = 0; round < 2000; round++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                Alarm alarm = new Alarm(now + (long) (random.nextDouble() * 40_000 * MS));
                alarms.add(alarm);
                wheel.note(alarm);
            }
            now += random.nextInt(50) == 0 ? 9_000 * MS : random.nextInt(30) * MS;
            wheel.advance(now);
            for (Alarm alarm : alarms) {
                assertThat(alarm.rang.size()).isLessThanOrEqualTo(1);
                assertThat(alarm.deadline == Long.MAX_VALUE || alarm.deadline > now - TransferWheel.TICK)
                        .isTrue();
            }
            alarms.removeIf(alarm -> !alarm.rang.isEmpty());
        }
    }
}
