package io.pxescope.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TransferLimits;
import io.pxescope.tftp.TransferMode;
import io.pxescope.tftp.TransferOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTransferTest {

    private static final long MS = 1_000_000L;
    private long now = 5_000_000_000L;

    @Test
    void sendsOneBlockPerAckAndEndsWithTheShortBlock() {
        ReadTransfer read = read(1000);

        assertThat(read.open(now)).containsExactly(blocks(1, 1));
        assertThat(ack(read, 1)).containsExactly(blocks(2, 1));
        TransferSummary summary = summary(ack(read, 2));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(summary.bytesAcknowledged()).isEqualTo(1000);
        assertThat(summary.blocks()).isEqualTo(2);
        assertThat(summary.retransmits()).isZero();
        assertThat(summary.firstByte()).isEqualTo(Duration.ZERO);
        assertThat(summary.lastAck()).isEqualTo(Duration.ofMillis(2));
        assertThat(read.deadline()).isEqualTo(Long.MAX_VALUE);
        assertThat(ack(read, 2)).isEmpty();
    }

    @Test
    void endsExactMultiplesAndEmptyFilesWithAnEmptyBlock() {
        assertThat(plan(0).lastBlock()).isEqualTo(1);
        assertThat(plan(0).lengthOf(1)).isZero();
        assertThat(plan(512).lastBlock()).isEqualTo(2);
        assertThat(plan(512).lengthOf(1)).isEqualTo(512);
        assertThat(plan(512).lengthOf(2)).isZero();
        assertThat(plan(513).lengthOf(2)).isEqualTo(1);
        ReadTransfer read = read(0);
        read.open(now);
        assertThat(summary(ack(read, 1)).outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void waitsForAckZeroBeforeAnyData() {
        ReadTransfer read = read(100_000, "windowsize", "8");

        assertThat(read.open(now))
                .containsExactly(new TransferAction.SendOack(List.of(new TftpOption("windowsize", "8"))));
        assertThat(ack(read, 1)).isEmpty();
        assertThat(ack(read, 0)).containsExactly(blocks(1, 8));
    }

    @Test
    void resendsTheOackUntilItIsAcknowledged() {
        ReadTransfer read = read(100, "tsize", "0");
        List<TransferAction> oack = read.open(now);

        now = read.deadline();
        assertThat(read.step(new TransferEvent.TimePassed(), now)).isEqualTo(oack);
        assertThat(ack(read, 0)).containsExactly(blocks(1, 1));
    }

    @Test
    void sendsAtMostTwoResendsToAClientThatWasNeverHeard() {
        ReadTransfer read = read(100_000);
        read.open(now);

        List<TransferAction> all = runOut(read);

        assertThat(all.subList(0, all.size() - 1)).containsExactly(again(1, 1), again(1, 1));
        TransferSummary summary = ((TransferAction.End) all.get(2)).summary();
        assertThat(summary.outcome()).isEqualTo(TransferOutcome.TIMED_OUT);
        assertThat(summary.text()).contains("never acknowledged the first block, sent 3 times");
        assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void repeatedRequestGetsTheSameAnswerOnlyWhileNothingIsAcknowledged() {
        ReadTransfer read = read(100_000);
        read.open(now);

        assertThat(read.step(new TransferEvent.RequestRepeated(), now)).containsExactly(again(1, 1));
        ack(read, 1);
        assertThat(read.step(new TransferEvent.RequestRepeated(), now)).isEmpty();
    }

    @Test
    void repeatedStaleAndFutureAcksSendNothing() {
        ReadTransfer read = read(100_000);
        read.open(now);
        ack(read, 1);
        ack(read, 2);

        assertThat(ack(read, 2)).isEmpty();
        assertThat(ack(read, 1)).isEmpty();
        assertThat(ack(read, 0)).isEmpty();
        assertThat(ack(read, 4)).isEmpty();
        assertThat(ack(read, 65535)).isEmpty();
        assertThat(ack(read, 3)).containsExactly(blocks(4, 1));
    }

    @Test
    void resumesRightBehindTheGapOnce() {
        ReadTransfer read = read(100_000, "windowsize", "8");
        read.open(now);
        ack(read, 0);

        assertThat(ack(read, 3)).containsExactly(again(4, 8));
        assertThat(ack(read, 3)).isEmpty();
        assertThat(ack(read, 11)).containsExactly(blocks(12, 8));
        assertThat(ack(read, 11)).as("block 12 was lost").containsExactly(again(12, 8));
        assertThat(ack(read, 11)).isEmpty();
    }

    @Test
    void ignoresAnAckThatCrossedTheWindow() {
        ReadTransfer read = read(100_000, "windowsize", "4");
        read.open(now);
        now += 10 * MS;
        read.step(new TransferEvent.Acknowledged(0), now);
        now += 10 * MS;
        read.step(new TransferEvent.Acknowledged(4), now);

        assertThat(read.step(new TransferEvent.Acknowledged(4), now + MS)).isEmpty();
        assertThat(read.step(new TransferEvent.Acknowledged(4), now + 9 * MS)).containsExactly(again(5, 4));
    }

    @Test
    void resendsFromMeasuredRoundTripsAndBacksOff() {
        ReadTransfer read = read(100_000);
        read.open(now);
        for (int block = 1; block < 40; block++) {
            ack(read, block);
        }

        assertThat(read.deadline() - now).isEqualTo(20 * MS);
        now = read.deadline();
        assertThat(read.step(new TransferEvent.TimePassed(), now)).containsExactly(again(40, 1));
        assertThat(read.deadline() - now).isEqualTo(40 * MS);
        ack(read, 40);
        assertThat(read.deadline() - now).as("no clean sample yet").isEqualTo(40 * MS);
        ack(read, 41);
        assertThat(read.deadline() - now).isEqualTo(20 * MS);
    }

    @Test
    void keepsToTheIntervalTheClientAskedFor() {
        ReadTransfer read = read(100_000, "timeout", "2");
        read.open(now);
        ack(read, 0);
        ack(read, 1);

        assertThat(read.deadline() - now).isEqualTo(2000 * MS);
        now = read.deadline();
        read.step(new TransferEvent.TimePassed(), now);
        assertThat(read.deadline() - now).isEqualTo(2000 * MS);
    }

    @Test
    void givesUpAndSaysSoWhenTheClientFallsSilent() {
        ReadTransfer read = read(100_000);
        read.open(now);
        ack(read, 1);

        List<TransferAction> all = runOut(read);

        assertThat(all.size()).isLessThan(30);
        assertThat(all.get(all.size() - 2)).isInstanceOf(TransferAction.SendError.class);
        TransferSummary summary = summary(all);
        assertThat(summary.outcome()).isEqualTo(TransferOutcome.TIMED_OUT);
        assertThat(summary.text()).isEqualTo("no ACK for 40 s behind block 1 of 196");
        assertThat(summary.bytesAcknowledged()).isEqualTo(512);
    }

    @Test
    void lostFinalAckEndsByItselfAndIsTold() {
        ReadTransfer read = read(600);
        read.open(now);
        ack(read, 1);

        TransferSummary summary = summary(runOut(read));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.TIMED_OUT);
        assertThat(summary.lacksOnlyTheFinalAck()).isTrue();
        assertThat(summary.duration()).isLessThan(Duration.ofSeconds(11));
    }

    @Test
    void nextRequestFromTheSamePortStandsForTheFinalAck() {
        ReadTransfer read = read(600);
        read.open(now);
        ack(read, 1);

        TransferSummary summary = summary(read.step(new TransferEvent.Superseded("menu.c32"), now));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(summary.bytesAcknowledged()).isEqualTo(600);
    }

    @Test
    void nextRequestFromTheSamePortInTheMiddleIsAnAbort() {
        ReadTransfer read = read(60_000);
        read.open(now);
        ack(read, 1);

        TransferSummary summary = summary(read.step(new TransferEvent.Superseded("menu.c32"), now));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.ABORTED_BY_CLIENT);
        assertThat(summary.text()).contains("menu.c32");
    }

    @Test
    void errorBehindAnAskedSizeIsAProbe() {
        ReadTransfer read = read(100_000, "tsize", "0", "blksize", "1468", "windowsize", "4");
        read.open(now);

        TransferSummary summary = summary(error(read, 8, "User aborted the transfer"));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.SIZE_PROBE);
        assertThat(summary.bytesAcknowledged()).isZero();
        assertThat(summary.firstByte()).isNull();
    }

    @Test
    void pxelinuxRejectingTheOackIsNoProbe() {
        ReadTransfer read = read(100_000, "tsize", "0", "blksize", "1408");
        read.open(now);

        assertThat(summary(error(read, 8, "TFTP protocol error")).outcome())
                .isEqualTo(TransferOutcome.ABORTED_BY_CLIENT);
    }

    @Test
    void errorInTheMiddleEndsAtOnceWithItsWords() {
        ReadTransfer read = read(100_000, "tsize", "0");
        read.open(now);
        ack(read, 0);
        ack(read, 1);

        TransferSummary summary = summary(error(read, 0, "No error, file close"));

        assertThat(summary.outcome()).isEqualTo(TransferOutcome.ABORTED_BY_CLIENT);
        assertThat(summary.errorCode()).isZero();
        assertThat(summary.text()).isEqualTo("No error, file close");
        assertThat(summary.bytesAcknowledged()).isEqualTo(512);
    }

    @Test
    void goesOnPastBlock65535() {
        ReadTransfer read = read(8L * 65536 + 3, "blksize", "8");
        read.open(now);
        for (int block = 0; block < 65535; block++) {
            ack(read, block);
        }
        assertThat(ack(read, 65535)).containsExactly(blocks(65536, 1));
        assertThat(ack(read, 0)).as("ACK of 65536").containsExactly(blocks(65537, 1));
        assertThat(summary(ack(read, 1)).bytesAcknowledged()).isEqualTo(8L * 65536 + 3);
    }

    @Test
    void cancellingSaysWhy() {
        ReadTransfer read = read(100_000);
        read.open(now);

        List<TransferAction> actions =
                read.step(new TransferEvent.Cancelled(TransferOutcome.FAILED, "the file could not be read", true), now);

        assertThat(actions.get(0)).isEqualTo(new TransferAction.SendError(0, "the file could not be read"));
        assertThat(summary(actions).outcome()).isEqualTo(TransferOutcome.FAILED);
    }

    private List<TransferAction> runOut(ReadTransfer read) {
        List<TransferAction> all = new ArrayList<>();
        while (!read.ended()) {
            now = read.deadline();
            all.addAll(read.step(new TransferEvent.TimePassed(), now));
        }
        return all;
    }

    private List<TransferAction> ack(ReadTransfer read, int block) {
        now += MS;
        return read.step(new TransferEvent.Acknowledged(block), now);
    }

    private List<TransferAction> error(ReadTransfer read, int code, String message) {
        now += MS;
        return read.step(new TransferEvent.ErrorReceived(code, message), now);
    }

    private static TransferSummary summary(List<TransferAction> actions) {
        return ((TransferAction.End) actions.get(actions.size() - 1)).summary();
    }

    private static TransferAction blocks(long first, int count) {
        return new TransferAction.SendBlocks(first, count, false);
    }

    private static TransferAction again(long first, int count) {
        return new TransferAction.SendBlocks(first, count, true);
    }

    private ReadTransfer read(long size, String... options) {
        return new ReadTransfer(plan(size, options), RetransmissionPolicy.DEFAULT, Instant.EPOCH, now);
    }

    static TransferPlan plan(long size, String... namesAndValues) {
        List<TftpOption> asked = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            asked.add(new TftpOption(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new TransferPlan(
                "pxelinux.0",
                TransferMode.OCTET,
                asked,
                TransferOptions.negotiate(asked, TransferLimits.DEFAULT, size),
                size,
                null);
    }
}
