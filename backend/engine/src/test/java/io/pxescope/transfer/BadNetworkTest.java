package io.pxescope.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.tftp.BlockNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read over a network that loses, repeats and reorders, by any seed, ends with the right bytes or with a reason. */
class BadNetworkTest {

    private static final long MS = 1_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000, 3000})
    void endsWithTheRightBytesOrAReason(int firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 500; seed++) {
            new Run(seed).check();
        }
    }

    private record Arrival(long at, long order, Runnable happens) {}

    /** One transfer: the server under test, a receiver after RFC 1350 and 7440, and the wire between them. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final PriorityQueue<Arrival> wire =
                new PriorityQueue<>(Comparator.comparingLong(Arrival::at).thenComparingLong(Arrival::order));
        private final double loss;
        private final double repeats;
        private final long jitter;
        private final int window;
        private final ReadTransfer server;
        private long order;
        private long now;
        private long dataSent;
        private @Nullable TransferSummary summary;

        private final List<Long> received = new ArrayList<>();
        private final boolean asksOptions;
        private int inWindow;
        private boolean gapTold;
        private boolean answered;
        private boolean gaveUp;
        private int clientResends;
        private long clientStep;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            loss = random.nextInt(4) * 0.08;
            repeats = random.nextInt(3) * 0.1;
            jitter = random.nextInt(4) * 3 * MS;
            window = new int[] {1, 1, 2, 4, 16}[random.nextInt(5)];
            asksOptions = window > 1 || random.nextBoolean();
            long size = random.nextInt(60) == 0 ? 8L * 66_000 : random.nextInt(8 * 300);
            String[] options = !asksOptions
                    ? new String[0]
                    : new String[] {"blksize", "8", "windowsize", Integer.toString(window)};
            server = new ReadTransfer(
                    ReadTransferTest.plan(asksOptions ? size : size * 20, options),
                    RetransmissionPolicy.DEFAULT,
                    Instant.EPOCH,
                    0);
        }

        void check() {
            act(server.open(now));
            clientWaits();
            while (summary == null) {
                Arrival next = wire.peek();
                if (next == null || server.deadline() <= next.at()) {
                    now = server.deadline();
                    act(server.step(new TransferEvent.TimePassed(), now));
                } else {
                    wire.remove();
                    now = next.at();
                    next.happens().run();
                }
            }
            long last = server.plan().lastBlock();
            for (int i = 0; i < received.size(); i++) {
                if (received.get(i) != i + 1L) {
                    throw new AssertionError("seed " + seed + ": block " + received.get(i) + " at place " + i);
                }
            }
            if (summary.outcome() == TransferOutcome.COMPLETE) {
                assertThat(received).as("seed %d", seed).hasSize((int) last);
                assertThat(summary.bytesAcknowledged()).isEqualTo(server.plan().size());
            } else {
                assertThat(summary.outcome()).as("seed %d", seed).isEqualTo(TransferOutcome.TIMED_OUT);
                assertThat(summary.text()).as("seed %d", seed).isNotEmpty();
                assertThat(loss).as("seed %d: %s", seed, summary).isPositive();
            }
            assertThat(dataSent)
                    .as("seed %d: loss %s repeats %s jitter %s window %s", seed, loss, repeats, jitter, window)
                    .isLessThan((long) ((3 + window) * (last + 30.0 * window)));
        }

        private void act(List<TransferAction> actions) {
            for (TransferAction action : actions) {
                if (action instanceof TransferAction.SendOack) {
                    travel(this::oackArrives);
                } else if (action instanceof TransferAction.SendBlocks blocks) {
                    dataSent += blocks.count();
                    for (long block = blocks.first(); block < blocks.first() + blocks.count(); block++) {
                        int wireNumber = BlockNumber.onWire(block);
                        travel(() -> dataArrives(wireNumber));
                    }
                } else if (action instanceof TransferAction.End end) {
                    summary = end.summary();
                }
            }
        }

        private void travel(Runnable arrival) {
            int copies = random.nextDouble() < loss ? 0 : random.nextDouble() < repeats ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                long delay = MS / 5 + (jitter == 0 ? 0 : (long) (random.nextDouble() * jitter));
                wire.add(new Arrival(now + delay, order++, arrival));
            }
        }

        private void sendAck(long block) {
            clientStep++;
            travel(() -> act(server.step(new TransferEvent.Acknowledged(BlockNumber.onWire(block)), now)));
            clientWaits();
        }

        private void oackArrives() {
            answered = true;
            if (received.isEmpty()) {
                sendAck(0);
            }
        }

        private void dataArrives(int wireNumber) {
            if (gaveUp) {
                return;
            }
            answered = true;
            long block = BlockNumber.absolute(wireNumber, received.size());
            if (block == received.size() + 1L) {
                received.add(block);
                clientResends = 0;
                gapTold = false;
                inWindow++;
                if (inWindow == window || block == server.plan().lastBlock()) {
                    inWindow = 0;
                    sendAck(block);
                }
            } else if (block > received.size() ? !gapTold : window == 1) {
                gapTold = true;
                inWindow = 0;
                sendAck(block > received.size() ? received.size() : block);
            } else if (block <= received.size() && block == server.plan().lastBlock()) {
                sendAck(block);
            }
        }

        private void clientWaits() {
            long step = clientStep;
            wire.add(new Arrival(now + 500 * MS, order++, () -> {
                if (step != clientStep
                        || gaveUp
                        || received.size() == server.plan().lastBlock()) {
                    return;
                }
                if (++clientResends > 20) {
                    gaveUp = true;
                } else if (answered) {
                    inWindow = 0;
                    sendAck(received.size());
                } else {
                    travel(() -> act(server.step(new TransferEvent.RequestRepeated(), now)));
                    clientWaits();
                }
            }));
        }
    }
}
