package io.pxescope.trace;

import io.pxescope.policy.BootPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a boot, in the order things began. */
public sealed interface Step {
    BootStage stage();

    Instant start();

    /** When it was over; null while it runs. A message is over when it was sent. */
    @Nullable
    Instant end();

    /**
     * A DHCP message.
     *
     * @param fromMachine its direction
     * @param peer where it came from or went to
     * @param because our reason for an answer; null for what arrived
     * @param route how an answer was addressed; null for what arrived
     */
    record Message(
            BootStage stage,
            Instant start,
            boolean fromMachine,
            DhcpFacts message,
            String peer,
            @Nullable String route,
            @Nullable String because)
            implements Step {
        @Override
        public Instant end() {
            return start;
        }
    }

    /** A message that was not answered, and why. */
    record Silence(BootStage stage, Instant start, String xid, String reason, String because) implements Step {
        @Override
        public Instant end() {
            return start;
        }
    }

    /**
     * The machine took the offer of another server.
     *
     * @param server that its REQUEST named
     * @param address that it asked for, or null
     * @param expected whether addresses are to come from another server
     */
    record OtherServer(
            BootStage stage,
            Instant start,
            String xid,
            String server,
            @Nullable String address,
            boolean expected) implements Step {
        @Override
        public Instant end() {
            return start;
        }
    }

    /**
     * A file.
     *
     * @param asked options asked for
     * @param agreed options agreed upon, null before the answer
     * @param size in bytes, null where it was not found
     * @param outcome null while it runs
     */
    record Transfer(
            BootStage stage,
            Instant start,
            @Nullable Instant end,
            long id,
            String protocol,
            String path,
            String file,
            String client,
            Map<String, String> asked,
            @Nullable Map<String, String> agreed,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String source,
            @Nullable String server,
            @Nullable TransferOutcome outcome,
            long acknowledged,
            long blocks,
            long retransmits,
            boolean expectedMiss,
            @Nullable Integer errorCode,
            @Nullable String error)
            implements Step {

        /** The name as the machine wrote it, without the boot's token; a slash in front of it stays. */
        public String written() {
            return BootPath.of(path).name();
        }

        public boolean running() {
            return outcome == null;
        }

        public boolean complete() {
            return outcome == TransferOutcome.COMPLETE;
        }

        /** All of it went to the machine, though it may not have said so of the end. */
        public boolean delivered() {
            return complete() || outcome == TransferOutcome.SENT;
        }

        /** Ended in an error that is no loader's habit. */
        public boolean failed() {
            return outcome != null && !outcome.fine() && !expectedMiss;
        }

        public @Nullable Duration took() {
            return end == null ? null : Duration.between(start, end);
        }
    }

    /** The system called home. */
    record PhoneHome(BootStage stage, Instant start, String from) implements Step {
        @Override
        public Instant end() {
            return start;
        }
    }

    /** Events that were not recorded. */
    record Lost(BootStage stage, Instant start, long count) implements Step {
        @Override
        public Instant end() {
            return start;
        }
    }
}
