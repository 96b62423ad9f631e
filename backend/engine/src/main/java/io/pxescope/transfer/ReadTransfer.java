package io.pxescope.transfer;

import io.pxescope.tftp.BlockNumber;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TransferOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One TFTP read seen from the server: RFC 1350, 2347, 7440, and RFC 1123 section 4.2.3.1 (no sorcerer's apprentice).
 * Call {@link #open} once, then {@link #step} for each event and whenever {@link #deadline} is reached.
 *
 * <p>Block numbers count from 1 without rolling over. {@code acked <= sent <= highest}: blocks up to {@code acked} are
 * the client's, those up to {@code sent} are on their way, and {@code highest} was sent at some time; sending again sets
 * {@code sent} back to {@code acked}. Times are nanoseconds of any monotonic clock. Not safe for use by several threads.
 *
 * <p>Before the first ACK one packet is out and only a few resends follow, never a window: the source address may be
 * forged. An ACK within a window, or the last one repeated, means that a block was lost; the window is sent from the gap
 * once, and what else the client says about the same gap is left to the timer. Repeated ACKs in lockstep do nothing.
 */
public final class ReadTransfer {

    private final TransferPlan plan;
    private final RetransmissionPolicy policy;
    private final RoundTrip roundTrip;
    private final Instant started;
    private final long openedAt;
    private final long last;
    private final int window;

    private boolean awaitsOackAck;
    private boolean heard;
    private boolean ended;
    private long acked;
    private long sent;
    private long highest;
    private long sentAt;
    private long progressAt;
    private long timedBlock = -1;
    private long timedAt;
    private long resentFor = -1;
    private int resendsUnheard;
    private long retransmits;
    private long firstByteAt = Long.MIN_VALUE;
    private long lastAckAt = Long.MIN_VALUE;

    /** @param started the wall clock's reading at {@code now}, for the summary */
    public ReadTransfer(TransferPlan plan, RetransmissionPolicy policy, Instant started, long now) {
        this.plan = plan;
        this.policy = policy;
        this.started = started;
        this.openedAt = now;
        this.progressAt = now;
        this.last = plan.lastBlock();
        this.window = plan.agreed().windowsize();
        this.roundTrip = new RoundTrip(policy, plan.agreed().timeoutSeconds());
        this.awaitsOackAck = !plan.agreed().acknowledged().isEmpty();
    }

    /** The answer to the request: an OACK, or block 1. */
    public List<TransferAction> open(long now) {
        if (awaitsOackAck) {
            timedBlock = 0;
            timedAt = now;
        }
        return List.of(send(now));
    }

    /** What an event leads to; nothing at all once the read has ended. */
    public List<TransferAction> step(TransferEvent event, long now) {
        if (ended) {
            return List.of();
        }
        if (event instanceof TransferEvent.Acknowledged ack) {
            return acknowledged(ack.block(), now);
        }
        if (event instanceof TransferEvent.TimePassed) {
            return timePassed(now);
        }
        if (event instanceof TransferEvent.RequestRepeated) {
            return heard ? List.of() : List.of(sendAgain(now));
        }
        if (event instanceof TransferEvent.ErrorReceived error) {
            return end(
                    isSizeProbe(error) ? TransferOutcome.SIZE_PROBE : TransferOutcome.ABORTED_BY_CLIENT,
                    error.code(),
                    error.message(),
                    now);
        }
        if (event instanceof TransferEvent.Superseded superseded) {
            return superseded(superseded, now);
        }
        TransferEvent.Cancelled cancelled = (TransferEvent.Cancelled) event;
        return cancelled.tellClient()
                ? endTelling(cancelled.outcome(), cancelled.reason(), now)
                : end(cancelled.outcome(), null, cancelled.reason(), now);
    }

    /** When {@link TransferEvent.TimePassed} is due; {@link Long#MAX_VALUE} once ended. */
    public long deadline() {
        if (ended) {
            return Long.MAX_VALUE;
        }
        long giveUp = progressAt + patience();
        boolean mayResend = heard || resendsUnheard < policy.resendsBeforeFirstAck();
        return mayResend ? Math.min(giveUp, sentAt + roundTrip.interval()) : giveUp;
    }

    /** Whether the client has acknowledged anything, and so is really at its address. */
    public boolean heard() {
        return heard;
    }

    /** Whether the summary is out. */
    public boolean ended() {
        return ended;
    }

    /** Octets the client said it has. */
    public long bytesAcknowledged() {
        return Math.min(acked * plan.agreed().blksize(), plan.size());
    }

    /** What this read carries. */
    public TransferPlan plan() {
        return plan;
    }

    private List<TransferAction> acknowledged(int wire, long now) {
        if (awaitsOackAck) {
            if (wire != 0) {
                return List.of();
            }
            awaitsOackAck = false;
            progress(0, now);
            return List.of(send(now));
        }
        long block = BlockNumber.absolute(wire, acked);
        if (block < acked || block > highest) {
            return List.of();
        }
        if (block == acked) {
            boolean lossInWindow = window > 1 && resentFor != acked && sent > acked && !crossedOurs(now);
            return lossInWindow ? resendFromGap(now) : List.of();
        }
        progress(block, now);
        if (acked == last) {
            return end(TransferOutcome.COMPLETE, null, "", now);
        }
        if (sent <= acked) {
            sent = acked;
            return List.of(send(now));
        }
        return crossedOurs(now) ? List.of() : resendFromGap(now);
    }

    private void progress(long block, long now) {
        heard = true;
        acked = block;
        progressAt = now;
        lastAckAt = now;
        if (timedBlock >= 0 && block >= timedBlock) {
            roundTrip.sample(now - timedAt);
            timedBlock = -1;
        }
    }

    /** An ACK so soon after our window that the client cannot have seen any of it. */
    private boolean crossedOurs(long now) {
        return now - sentAt < roundTrip.least() / 2;
    }

    private List<TransferAction> resendFromGap(long now) {
        resentFor = acked;
        return List.of(sendAgain(now));
    }

    private List<TransferAction> timePassed(long now) {
        if (now < deadline()) {
            return List.of();
        }
        if (now - progressAt >= patience()) {
            return heard
                    ? endTelling(TransferOutcome.TIMED_OUT, silence(), now)
                    : end(TransferOutcome.TIMED_OUT, null, neverHeard(), now);
        }
        roundTrip.expired();
        if (!heard) {
            resendsUnheard++;
        }
        return List.of(sendAgain(now));
    }

    private List<TransferAction> superseded(TransferEvent.Superseded event, long now) {
        if (heard && acked == last - 1 && highest == last) {
            acked = last;
            return end(TransferOutcome.COMPLETE, null, "", now);
        }
        if (awaitsOackAck && asksSize() && event.nextFile().equals(plan.file())) {
            return end(TransferOutcome.SIZE_PROBE, null, "", now);
        }
        return end(
                TransferOutcome.ABORTED_BY_CLIENT,
                null,
                "the client went on to " + event.nextFile() + " without an ERROR",
                now);
    }

    private TransferAction sendAgain(long now) {
        sent = acked;
        timedBlock = -1;
        return send(now);
    }

    private TransferAction send(long now) {
        sentAt = now;
        if (awaitsOackAck) {
            retransmits += timedBlock < 0 ? 1 : 0;
            return new TransferAction.SendOack(plan.agreed().acknowledged());
        }
        long first = sent + 1;
        sent = Math.min(acked + window, last);
        boolean again = first <= highest;
        if (again) {
            retransmits += Math.min(sent, highest) - first + 1;
        } else if (timedBlock < 0) {
            timedBlock = sent;
            timedAt = now;
        }
        if (firstByteAt == Long.MIN_VALUE) {
            firstByteAt = now;
        }
        highest = Math.max(highest, sent);
        return new TransferAction.SendBlocks(first, (int) (sent - first + 1), again);
    }

    private long patience() {
        Duration base = !heard
                ? policy.giveUpUnheard()
                : highest == last && last - acked <= window ? policy.giveUpFinal() : policy.giveUpSilent();
        return Math.max(base.toNanos(), 3_000_000_000L * plan.agreed().timeoutSeconds());
    }

    /** RFC 2349 has the client read the size from the OACK and go; PXELINUX's ERROR 8 instead rejects the OACK itself. */
    private boolean isSizeProbe(TransferEvent.ErrorReceived error) {
        boolean rejectsOack = error.code() == TftpErrorCode.OPTION_NEGOTIATION.code()
                && error.message().equals("TFTP protocol error");
        return acked == 0 && !rejectsOack && asksSize();
    }

    private boolean asksSize() {
        return TransferOptions.value(plan.agreed().acknowledged(), TftpOption.TSIZE)
                .isPresent();
    }

    private String silence() {
        return "no ACK for " + patience() / 1_000_000_000L + " s behind block " + acked + " of " + last;
    }

    private String neverHeard() {
        return "the client never acknowledged the " + (awaitsOackAck ? "OACK" : "first block") + ", sent "
                + (retransmits + 1) + " times: it does not receive what we send, or the request was forged";
    }

    private List<TransferAction> endTelling(TransferOutcome outcome, String reason, long now) {
        int code = TftpErrorCode.NOT_DEFINED.code();
        return List.of(
                new TransferAction.SendError(code, reason),
                end(outcome, code, reason, now).get(0));
    }

    private List<TransferAction> end(TransferOutcome outcome, @Nullable Integer code, String text, long now) {
        ended = true;
        return List.of(new TransferAction.End(new TransferSummary(
                plan.file(),
                plan.mode(),
                plan.asked(),
                plan.agreed().acknowledged(),
                plan.agreed().blksize(),
                window,
                plan.size(),
                bytesAcknowledged(),
                last,
                acked,
                retransmits,
                started,
                since(firstByteAt),
                since(lastAckAt),
                Duration.ofNanos(now - openedAt),
                outcome,
                code,
                text,
                plan.sha256())));
    }

    private @Nullable Duration since(long at) {
        return at == Long.MIN_VALUE ? null : Duration.ofNanos(at - openedAt);
    }
}
