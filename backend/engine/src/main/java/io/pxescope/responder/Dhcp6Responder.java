package io.pxescope.responder;

import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Duid;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import io.pxescope.pxe.Dhcp6Client;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Dhcp6Outcome.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DHCPv6 server (RFC 8415 section 18.3, boot options of RFC 5970) as a pure function in two halves: {@link #ask} reads
 * a message and says what has to be looked up for it, {@link #answer} makes the reply of what was found.
 */
public final class Dhcp6Responder {

    /** 547 and 546 (RFC 8415 section 7.2). */
    public static final DhcpPorts STANDARD_PORTS = new DhcpPorts(547, 546);

    private final Duid own;
    private final Reply6Writer replies;

    /**
     * @param own this server's DUID, the same for ever
     * @param ports of this service; {@link #STANDARD_PORTS} except on loopback
     */
    public Dhcp6Responder(Duid own, DhcpPorts ports) {
        this.own = own;
        this.replies = new Reply6Writer(own, ports);
    }

    /**
     * Reads a message.
     *
     * @param machine who sent it, or null where that cannot be told
     * @param now by the clock of the caller, passed on in the lease queries
     * @return a {@link Dhcp6Question}, or the outcome where nothing has to be looked up
     */
    public Dhcp6Reading ask(
            Dhcp6Packet packet,
            Dhcp6Ingress ingress,
            @Nullable Dhcp6Machine machine,
            BootSnapshot snapshot,
            Instant now) {
        Dhcp6Message message = packet.message();
        String unfit = unfit(packet);
        if (unfit != null) {
            return new Silence(DropReason.NOT_A_CLIENT_MESSAGE, "Not answered: " + unfit + ".");
        }
        Duid named = message.options().duid(Dhcp6OptionCode.SERVER_ID).orElse(null);
        if (named != null && !named.equals(own)) {
            return new Silence(
                    DropReason.OTHER_SERVER,
                    "Not answered: the " + message.type().text() + " names the server " + named + ", this one is " + own
                            + ".");
        }
        Network network = Network6Selection.of(packet, ingress, snapshot).orElse(null);
        if (network == null) {
            return new Silence(DropReason.NO_NETWORK, Network6Selection.whyNone(packet, ingress));
        }
        return ask(packet, ingress, network, machine, snapshot, now);
    }

    private Dhcp6Reading ask(
            Dhcp6Packet packet,
            Dhcp6Ingress ingress,
            Network network,
            @Nullable Dhcp6Machine machine,
            BootSnapshot snapshot,
            Instant now) {
        Network6 v6 = network.v6();
        if (v6 == null) {
            return new Silence(
                    DropReason.NO_IPV6,
                    "Not answered: the network " + network.name()
                            + " has no IPv6 prefix, so DHCPv6 is left to others on it.");
        }
        if (machine == null) {
            return new Silence(
                    DropReason.NO_MAC_ADDRESS,
                    "Not answered: neither the relay (option 79) nor the client's link-local address nor its DUID tells a"
                            + " MAC address, and hosts are known by it.");
        }
        MacAddress mac = machine.mac();
        boolean begins = packet.message().type() == Dhcp6MessageType.SOLICIT;
        BootDecision.Ignore ignored = BootPolicy.refusal(mac, network, snapshot, begins, now);
        if (ignored != null) {
            return new Silence(DhcpResponder.reason(ignored.reason()), ignored.because());
        }
        PxeClient client = Dhcp6Client.of(packet.message());
        BootClient netboot = client.isNetboot() ? NetbootClient.of(client).orElse(null) : null;
        if (client.isNetboot() && netboot == null) {
            return new Silence(
                    DropReason.NOTHING_TO_BOOT,
                    "Not answered: " + mac + " asks for a boot file for " + client.archs()
                            + ", for which no build can have one.");
        }
        Dhcp6Question question =
                new Dhcp6Question(packet, ingress, network, v6, machine, snapshot.host(mac), netboot, List.of());
        return v6.mode() == Network6.Mode.STATELESS
                ? stateless(question)
                : question.asking(Lease6Queries.of(question, now));
    }

    /** What RFC 8415 section 16 has a server discard, or null. */
    private static @Nullable String unfit(Dhcp6Packet packet) {
        Dhcp6Message message = packet.message();
        if (!message.type().isFromClient() || packet.isRelayed() && packet.reply()) {
            return "no client sends " + message.type().text();
        }
        Optional<Duid> client = message.options().duid(Dhcp6OptionCode.CLIENT_ID);
        boolean server = message.options().contains(Dhcp6OptionCode.SERVER_ID);
        return switch (message.type()) {
            case SOLICIT, CONFIRM, REBIND ->
                client.isEmpty()
                        ? noClient(message)
                        : server ? "a " + message.type().text() + " names no server" : null;
            case REQUEST, RENEW, RELEASE, DECLINE ->
                client.isEmpty()
                        ? noClient(message)
                        : server ? null : "the " + message.type().text() + " names no server";
            case INFORMATION_REQUEST ->
                message.options().contains(Dhcp6OptionCode.IA_NA) ? "an INFORMATION-REQUEST asks for no address" : null;
            default -> "no client sends " + message.type().text();
        };
    }

    private static String noClient(Dhcp6Message message) {
        return "the " + message.type().text() + " has no readable client identifier (option 1)";
    }

    /**
     * Without addresses to give, only INFORMATION-REQUEST is answered (RFC 8415 section 18.3.6). An ADVERTISE with boot
     * data and no address made OVMF take nobody's address, though another server offered one (measured: PXE-E21).
     */
    private static Dhcp6Reading stateless(Dhcp6Question question) {
        Dhcp6MessageType type = question.message().type();
        return type == Dhcp6MessageType.INFORMATION_REQUEST
                ? question
                : new Silence(
                        DropReason.BY_PROTOCOL,
                        "Not answered: " + question.network().name() + " is stateless, so this server gives no IPv6"
                                + " addresses on it, and a " + type.text() + " is about one.");
    }

    /**
     * Makes the reply.
     *
     * @param boot what the machine's boot is told; null for a client that is not booting, or where nothing boots
     * @param leases the answers to {@link Dhcp6Question#leases()}, in their order
     */
    public Dhcp6Outcome answer(Dhcp6Question question, @Nullable Boot6Answer boot, List<Lease6Answer> leases) {
        Boot6Answer told = question.netboot() ? boot : null;
        boolean begins = question.message().type() == Dhcp6MessageType.SOLICIT
                || question.message().type() == Dhcp6MessageType.REQUEST
                || question.message().type() == Dhcp6MessageType.INFORMATION_REQUEST;
        if (question.netboot() && told == null && begins) {
            return new Silence(
                    DropReason.NOTHING_TO_BOOT,
                    "Not answered: there is nothing that would boot "
                            + question.machine().mac() + ".");
        }
        for (Lease6Answer lease : leases) {
            if (lease instanceof Lease6Answer.Unavailable unavailable) {
                return new Silence(DropReason.LEASES_UNAVAILABLE, "Not answered: " + unavailable.because() + ".");
            }
        }
        return replies.answer(question, told, leases);
    }
}
