package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.DhcpOutcome.Silence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DHCP server as a pure function in two halves. {@link #ask} reads a message and says what has to be looked up for
 * it; {@link #answer} makes the reply of what was found. A relay is no role of its own: giaddr and option 82 change only
 * the network and the route.
 */
public final class DhcpResponder {

    private final ReplyWriter replies;

    /** @param ports of this service; {@link DhcpPorts#STANDARD} except on loopback */
    public DhcpResponder(DhcpPorts ports) {
        this.replies = new ReplyWriter(ports);
    }

    /** The network that a message's client sits on: by the relay, its own address, or the receiving interface. */
    public static Optional<Network> networkOf(DhcpMessage message, Ingress ingress, BootSnapshot snapshot) {
        return NetworkSelection.of(message, ingress, snapshot);
    }

    /**
     * Reads a message.
     *
     * @param now by the clock of the caller, passed on in the lease query
     * @return a {@link DhcpQuestion}, or the outcome where nothing has to be looked up
     */
    public DhcpReading ask(DhcpMessage message, Ingress ingress, BootSnapshot snapshot, Instant now) {
        DhcpMessageType type = message.messageType().orElse(null);
        if (message.op() != DhcpMessage.BOOTREQUEST || type == null || !type.isFromClient()) {
            return new Silence(DropReason.NOT_A_CLIENT_MESSAGE, "Not answered: " + noClientMessage(message) + ".");
        }
        Optional<Network> network = NetworkSelection.of(message, ingress, snapshot);
        if (network.isEmpty()) {
            return new Silence(DropReason.NO_NETWORK, NetworkSelection.whyNone(message, ingress));
        }
        return ask(message, type, ingress, network.get(), snapshot, now);
    }

    private DhcpReading ask(
            DhcpMessage message,
            DhcpMessageType type,
            Ingress ingress,
            Network network,
            BootSnapshot snapshot,
            Instant now) {
        MacAddress mac = message.mac().orElse(null);
        if (mac == null) {
            return new Silence(
                    DropReason.NO_MAC_ADDRESS,
                    "Not answered: hardware type " + message.htype() + " with an address of " + message.hlen()
                            + " octets is no Ethernet card, and hosts are known by MAC address.");
        }
        boolean begins = type == DhcpMessageType.DISCOVER;
        BootDecision.Ignore ignored = BootPolicy.refusal(mac, network, snapshot, begins, now);
        if (ignored != null) {
            return new Silence(reason(ignored.reason()), ignored.because());
        }
        boolean bootServer = ingress.service() == Ingress.Service.BOOT_SERVER;
        if (!bootServer && ServerIdentity.isMeantForAnother(message, ingress)) {
            return new Silence(DropReason.OTHER_SERVER, "Not answered: " + otherServer(message, mac, ingress));
        }
        PxeClient client = PxeClient.of(message);
        BootClient netboot = client.isNetboot() ? NetbootClient.of(client).orElse(null) : null;
        if (client.isNetboot() && netboot == null) {
            return new Silence(
                    DropReason.NOTHING_TO_BOOT,
                    "Not answered: " + mac + " asks for a boot file for " + client.archs()
                            + ", for which no build can have one.");
        }
        DhcpQuestion unleased =
                new DhcpQuestion(message, type, ingress, network, mac, snapshot.host(mac), netboot, null);
        if (bootServer) {
            return BootServerRole.read(unleased);
        }
        return network.mode() == Network.Mode.PROXY
                ? ProxyRole.read(unleased)
                : new AuthoritativeRole(replies).read(unleased, now);
    }

    private static String noClientMessage(DhcpMessage message) {
        if (message.op() != DhcpMessage.BOOTREQUEST) {
            return "it is a server's reply (op " + message.op() + ")";
        }
        return message.options()
                .get(OptionCode.MESSAGE_TYPE_CODE)
                .map(value -> value.length() == 1
                        ? "no client sends message type " + value.at(0) + " to a DHCP server"
                        : "its message type (option 53) has " + value.length() + " octets instead of one")
                .orElse("it has no message type (option 53): plain BOOTP");
    }

    private static String otherServer(DhcpMessage message, MacAddress mac, Ingress ingress) {
        return mac + " names "
                + message.options()
                        .address(OptionCode.SERVER_IDENTIFIER)
                        .map(server -> "the server " + server)
                        .orElse("no valid server")
                + ", this one is " + ingress.local() + ".";
    }

    /**
     * Makes the reply.
     *
     * @param boot what the machine's boot is told; null for a client that is no PXE client, or where nothing boots
     * @param lease the answer to {@link DhcpQuestion#lease()}; null where that is null
     */
    public DhcpOutcome answer(DhcpQuestion question, @Nullable BootAnswer boot, @Nullable LeaseAnswer lease) {
        BootAnswer told = question.netboot() ? boot : null;
        if (question.netboot() && told == null && !hasBooted(question)) {
            return new Silence(
                    DropReason.NOTHING_TO_BOOT,
                    "Not answered: there is nothing that would boot " + question.mac() + ".");
        }
        if (question.ingress().service() == Ingress.Service.BOOT_SERVER) {
            return replies.bootServerAck(question, told);
        }
        if (question.network().mode() == Network.Mode.PROXY) {
            return replies.proxyOffer(question, told);
        }
        return new AuthoritativeRole(replies).answer(question, told, lease);
    }

    static DropReason reason(BootDecision.Reason reason) {
        return switch (reason) {
            case NETWORK_OFF -> DropReason.NETWORK_OFF;
            case UNKNOWN_MACHINE -> DropReason.UNKNOWN_MACHINE;
            case HOST_DISABLED -> DropReason.HOST_DISABLED;
            case NOT_UNDER_TEST -> DropReason.NOT_UNDER_TEST;
            case NO_BUILD, NO_LOADER_FOR_FIRMWARE -> DropReason.NOTHING_TO_BOOT;
        };
    }

    /** A client that has an address boots nothing any more; one that gives it back never did. */
    private static boolean hasBooted(DhcpQuestion question) {
        return question.type() != DhcpMessageType.DISCOVER
                && question.ingress().service() == Ingress.Service.DHCP
                && (question.message().ciaddr().isUnicast() || question.type() == DhcpMessageType.DECLINE);
    }
}
