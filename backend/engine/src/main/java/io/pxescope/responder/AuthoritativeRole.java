package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.responder.DhcpOutcome.Silence;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server that gives addresses (RFC 2131 section 4.3). */
final class AuthoritativeRole {

    private final ReplyWriter replies;

    AuthoritativeRole(ReplyWriter replies) {
        this.replies = replies;
    }

    DhcpReading read(DhcpQuestion question, Instant now) {
        return switch (question.type()) {
            case DISCOVER -> discover(question, now);
            case REQUEST -> request(question, now);
            case DECLINE -> decline(question, now);
            case RELEASE -> release(question, now);
            case INFORM -> inform(question);
            case OFFER, ACK, NAK -> throw new IllegalArgumentException(question.type() + " is a server's message");
        };
    }

    private static DhcpReading discover(DhcpQuestion question, Instant now) {
        return asking(
                question,
                new LeaseQuery.Offer(
                        question.network(),
                        ClientKey.of(question.message()),
                        question.mac(),
                        hostId(question),
                        requested(question.message()),
                        reserved(question),
                        now));
    }

    /** The client's state by what it fills in: section 4.3.2, table 4. */
    private DhcpReading request(DhcpQuestion question, Instant now) {
        DhcpMessage message = question.message();
        Ipv4Address requested = requested(message);
        if (message.options().contains(OptionCode.SERVER_IDENTIFIER) && requested != null) {
            return commit(question, ClientState.SELECTING, requested, now);
        }
        if (message.ciaddr().isUnicast()) {
            boolean toAll = message.isRelayed() || question.ingress().wasBroadcast();
            ClientState state = toAll ? ClientState.REBINDING : ClientState.RENEWING;
            return commit(question, state, message.ciaddr(), now);
        }
        return requested == null
                ? notSaid(question, "which address it wants (neither option 50 nor ciaddr)")
                : commit(question, ClientState.INIT_REBOOT, requested, now);
    }

    private DhcpReading commit(DhcpQuestion question, ClientState state, Ipv4Address address, Instant now) {
        Network network = question.network();
        if (!network.subnet().isHostAddress(address)) {
            return replies.nak(
                    question,
                    "Refused: " + question.mac() + " asks for " + address + ", which is no machine's address on "
                            + network.name() + " (" + network.subnet() + ").");
        }
        return asking(
                question,
                new LeaseQuery.Commit(
                        network,
                        ClientKey.of(question.message()),
                        question.mac(),
                        hostId(question),
                        address,
                        reserved(question),
                        state,
                        now));
    }

    private static DhcpReading decline(DhcpQuestion question, Instant now) {
        Ipv4Address address = requested(question.message());
        return address == null
                ? notSaid(question, "which address it declines (option 50)")
                : asking(
                        question,
                        new LeaseQuery.Decline(
                                question.network(), ClientKey.of(question.message()), question.mac(), address, now));
    }

    private static DhcpReading release(DhcpQuestion question, Instant now) {
        Ipv4Address address = question.message().ciaddr();
        return !address.isUnicast()
                ? notSaid(question, "which address it releases (ciaddr)")
                : asking(
                        question,
                        new LeaseQuery.Release(
                                question.network(), ClientKey.of(question.message()), question.mac(), address, now));
    }

    /** Answered at ciaddr, so ciaddr must be on the network: a made-up one would turn the answer on somebody else. */
    private static DhcpReading inform(DhcpQuestion question) {
        Ipv4Address address = question.message().ciaddr();
        return question.network().subnet().isHostAddress(address)
                ? question
                : notSaid(question, "an address of " + question.network().name() + " to be answered at (ciaddr)");
    }

    private static DhcpReading notSaid(DhcpQuestion question, String what) {
        return new Silence(
                DropReason.NOT_A_CLIENT_MESSAGE,
                "Not answered: the " + question.type() + " of " + question.mac() + " does not say " + what + ".");
    }

    private static DhcpReading asking(DhcpQuestion question, LeaseQuery query) {
        return new DhcpQuestion(
                question.message(),
                question.type(),
                question.ingress(),
                question.network(),
                question.mac(),
                question.host(),
                question.client(),
                query);
    }

    private static @Nullable Ipv4Address requested(DhcpMessage message) {
        return message.options()
                .address(OptionCode.REQUESTED_ADDRESS)
                .filter(Ipv4Address::isUnicast)
                .orElse(null);
    }

    private static @Nullable Long hostId(DhcpQuestion question) {
        Host host = question.host();
        return host == null ? null : host.id();
    }

    /** The host's reservation, where it is one of this network. */
    private static @Nullable Ipv4Address reserved(DhcpQuestion question) {
        Host host = question.host();
        Ipv4Address address = host == null ? null : host.address();
        return address != null && question.network().subnet().isHostAddress(address) ? address : null;
    }

    DhcpOutcome answer(DhcpQuestion question, @Nullable BootAnswer boot, @Nullable LeaseAnswer lease) {
        if (question.type() == DhcpMessageType.INFORM) {
            return replies.informAck(question, boot);
        }
        if (lease instanceof LeaseAnswer.Held held && question.type() == DhcpMessageType.DISCOVER) {
            return replies.offer(question, held, boot);
        }
        if (lease instanceof LeaseAnswer.Held held && question.type() == DhcpMessageType.REQUEST) {
            return replies.ack(question, held, boot);
        }
        if (lease instanceof LeaseAnswer.NotYours refused && question.type() == DhcpMessageType.REQUEST) {
            return replies.nak(question, "Refused: " + refused.because() + ".");
        }
        return silence(question, lease);
    }

    private static Silence silence(DhcpQuestion question, @Nullable LeaseAnswer lease) {
        if (lease instanceof LeaseAnswer.Exhausted exhausted) {
            return new Silence(DropReason.POOL_EXHAUSTED, "Not answered: " + exhausted.because() + ".");
        }
        if (lease instanceof LeaseAnswer.Unavailable unavailable) {
            return new Silence(DropReason.LEASES_UNAVAILABLE, "Not answered: " + unavailable.because() + ".");
        }
        if (lease instanceof LeaseAnswer.Unknown unknown) {
            return new Silence(DropReason.BY_PROTOCOL, "Not answered: " + unknown.because() + ".");
        }
        if (lease instanceof LeaseAnswer.NotYours refused) {
            return new Silence(DropReason.BY_PROTOCOL, "Nothing changed: " + refused.because() + ".");
        }
        if (lease instanceof LeaseAnswer.Noted noted) {
            return new Silence(
                    DropReason.BY_PROTOCOL, "A " + question.type() + " has no answer: " + noted.because() + ".");
        }
        throw new IllegalArgumentException("a " + question.type() + " cannot be answered with " + lease);
    }
}
