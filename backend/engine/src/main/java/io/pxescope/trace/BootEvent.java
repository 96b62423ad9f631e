package io.pxescope.trace;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.RuleOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a boot: outcomes, never intents. Stored as JSON under its simple name;
 * a component may be added, none renamed.
 */
public sealed interface BootEvent {
    /** When it happened, by the clock of the node that saw it. */
    Instant at();

    /**
     * The first DISCOVER of a boot.
     *
     * @param nicModel as an operator named it, else guessed from what the card told, or null
     * @param vantage from where the boot is observed, for example {@code listener}
     * @param simulated whether the machine is one of the simulated machine room
     * @param nicModelGuessed whether the NIC model is a guess, from the PCI id that ROM or loader told; null in events
     *     of before there were guesses
     */
    record Began(
            Instant at,
            MacAddress mac,
            @Nullable Long hostId,
            @Nullable String host,
            @Nullable String nicModel,
            @Nullable String network,
            Firmware firmware,
            String node,
            String vantage,
            @Nullable String relay,
            boolean simulated,
            @Nullable Boolean nicModelGuessed)
            implements BootEvent {

        /** Whether {@code nicModel} is nobody's word but what its PCI id is listed as. */
        public boolean guessed() {
            return Boolean.TRUE.equals(nicModelGuessed);
        }
    }

    /**
     * What the boot gets, decided once, at its beginning.
     *
     * @param loader the path that the firmware is told to start
     * @param testBuild whether an assignment of this host chose the build
     * @param phonesHome whether its profile puts the phone-home URL on the command line
     * @param kernelFiles how many files its configuration makes the loader fetch: kernel and initrd; 0 for
     *     local boot
     * @param version of the snapshot decided over
     * @param quirks what is done differently for this machine, in words; null: everything as usual
     */
    record Decided(
            Instant at,
            @Nullable Long buildId,
            @Nullable String build,
            @Nullable String buildVersion,
            @Nullable String loader,
            boolean testBuild,
            @Nullable Long assignmentId,
            @Nullable String profile,
            boolean phonesHome,
            int kernelFiles,
            String because,
            long version,
            List<RuleOutcome> rules,
            @Nullable String quirks)
            implements BootEvent {

        /** A boot without quirks. */
        public Decided(
                Instant at,
                @Nullable Long buildId,
                @Nullable String build,
                @Nullable String buildVersion,
                @Nullable String loader,
                boolean testBuild,
                @Nullable Long assignmentId,
                @Nullable String profile,
                boolean phonesHome,
                int kernelFiles,
                String because,
                long version,
                List<RuleOutcome> rules) {
            this(
                    at,
                    buildId,
                    build,
                    buildVersion,
                    loader,
                    testBuild,
                    assignmentId,
                    profile,
                    phonesHome,
                    kernelFiles,
                    because,
                    version,
                    rules,
                    null);
        }
    }

    /** A DHCP message of the machine arrived. */
    record DhcpReceived(Instant at, DhcpFacts message, String from) implements BootEvent {}

    /**
     * A DHCP message was handed to the network.
     *
     * @param route where it was sent and why there
     * @param because our reason for this answer
     */
    record DhcpSent(Instant at, DhcpFacts message, String to, String route, String because) implements BootEvent {}

    /** A DHCP message was not answered, with the reason from a closed list. */
    record DhcpSilence(Instant at, String xid, String reason, String because) implements BootEvent {}

    /**
     * The machine took the OFFER of another server: its REQUEST named that one (option 54). Whether the other
     * server confirmed it was not observed.
     *
     * @param server that was named
     * @param address that the machine asked it for, or null where it did not say
     * @param expected whether addresses on this network come from another server (proxy)
     */
    record AnsweredByOther(
            Instant at, String xid, String server, @Nullable String address, boolean expected) implements BootEvent {}

    /**
     * A file was asked for.
     *
     * @param transfer names this transfer within the boot
     * @param protocol {@code TFTP} or {@code HTTP}
     * @param path as it was asked for
     * @param file relative to the boot
     * @param options asked for, in order
     */
    record TransferAsked(
            Instant at,
            long transfer,
            String protocol,
            String path,
            String file,
            String client,
            Map<String, String> options)
            implements BootEvent {}

    /**
     * The transfer was agreed upon.
     *
     * @param options agreed, in order
     * @param sha256 of what is served
     * @param source where it comes from, for example {@code build pxelinux-6.04}
     */
    record TransferAgreed(
            Instant at,
            long transfer,
            Map<String, String> options,
            long size,
            String sha256,
            String source,
            String server)
            implements BootEvent {}

    /**
     * The transfer is over.
     *
     * @param acknowledged bytes that the client acknowledged
     * @param blocks acknowledged, 0 for HTTP
     * @param retransmits blocks or segments sent again
     * @param expectedMiss whether loaders ask for such a name in passing, so that a miss is no error
     */
    record TransferEnded(
            Instant at,
            long transfer,
            TransferOutcome outcome,
            long acknowledged,
            long blocks,
            long retransmits,
            boolean expectedMiss,
            @Nullable Integer errorCode,
            @Nullable String error)
            implements BootEvent {}

    /** The booted system called its phone-home URL. */
    record PhonedHome(Instant at, String from) implements BootEvent {}

    /** The machine began another boot. */
    record Superseded(Instant at, long nextBoot) implements BootEvent {}

    /** Events of this boot that were not recorded, because the store could not keep up. */
    record EventsLost(Instant at, long count) implements BootEvent {}
}
