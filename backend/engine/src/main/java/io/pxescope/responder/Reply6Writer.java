package io.pxescope.responder;

import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Options;
import io.pxescope.dhcp6.Duid;
import io.pxescope.dhcp6.IaAddress;
import io.pxescope.dhcp6.IdentityAssociation;
import io.pxescope.dhcp6.StatusCode;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Network6;
import io.pxescope.pxe.Dhcp6Client;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Dhcp6Outcome.Reply;
import io.pxescope.responder.Dhcp6Outcome.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the ADVERTISE or REPLY to a message (RFC 8415 section 18.3), with its route and its reason. */
final class Reply6Writer {

    private static final long INFINITY = 0xffffffffL;

    /** "Take me at once": EDK2 otherwise waits some 5 s for other servers' ADVERTISEs (measured, RFC 8415 section 18.2.1). */
    private static final int HIGHEST_PREFERENCE = 255;

    private final Duid own;
    private final DhcpPorts ports;

    Reply6Writer(Duid own, DhcpPorts ports) {
        this.own = own;
        this.ports = ports;
    }

    Dhcp6Outcome answer(Dhcp6Question question, @Nullable Boot6Answer boot, List<Lease6Answer> leases) {
        Dhcp6Message message = question.message();
        boolean rapid = Lease6Queries.isRapid(message) && !leases.isEmpty();
        Dhcp6Options.Builder options = Dhcp6Options.builder();
        message.options()
                .duid(Dhcp6OptionCode.CLIENT_ID)
                .ifPresent(duid -> options.duid(Dhcp6OptionCode.CLIENT_ID, duid));
        options.duid(Dhcp6OptionCode.SERVER_ID, own);
        if (rapid) {
            options.put(Dhcp6OptionCode.RAPID_COMMIT, OctetString.EMPTY);
        }
        String because;
        switch (message.type()) {
            case SOLICIT, REQUEST, RENEW, REBIND -> because = associations(options, question, leases);
            case CONFIRM -> {
                Boolean onLink = onLink(question);
                if (onLink == null) {
                    return new Silence(
                            DropReason.BY_PROTOCOL, "Not answered: the CONFIRM names no address (RFC 8415, 18.3.3).");
                }
                options.status(
                        onLink
                                ? new StatusCode(StatusCode.SUCCESS, "on link")
                                : new StatusCode(
                                        StatusCode.NOT_ON_LINK,
                                        "not of " + question.v6().prefix()));
                because = onLink ? "Its addresses are of this link." : "Its addresses are of another link.";
            }
            case RELEASE, DECLINE -> because = givenBack(options, question, leases);
            default -> because = "Parameters only, as asked.";
        }
        if (message.type() == Dhcp6MessageType.REBIND && nothingKnown(leases)) {
            return new Silence(
                    DropReason.BY_PROTOCOL,
                    "Not answered: " + because + " Another server may know (RFC 8415, 18.3.5).");
        }
        boolean parameters = switch (message.type()) {
            case CONFIRM, RELEASE, DECLINE -> false;
            default -> true;
        };
        if (parameters) {
            options.ipv6(Dhcp6OptionCode.DNS_SERVERS, question.v6().dns());
            if (boot != null) {
                boot(options, boot);
            }
        }
        boolean advertise = message.type() == Dhcp6MessageType.SOLICIT && !rapid;
        if (advertise && boot != null && leases.stream().anyMatch(Lease6Answer.Held.class::isInstance)) {
            options.put(Dhcp6OptionCode.PREFERENCE, OctetString.of(HIGHEST_PREFERENCE));
        }
        Dhcp6Message answer = new Dhcp6Message(
                advertise ? Dhcp6MessageType.ADVERTISE : Dhcp6MessageType.REPLY, message.xid(), options.build());
        return routed(question, answer, because + (boot == null ? "" : " " + boot.because()));
    }

    /**
     * The boot file's URL. A vendor class only for UEFI HTTP boot, which demands {@code HTTPClient} (UEFI specification
     * 24.7.3). One that says {@code PXEClient} makes EDK2 ask a boot server on port 4011 instead of taking the URL
     * (measured, OVMF 2022.11: PXE-E16).
     */
    private static void boot(Dhcp6Options.Builder options, Boot6Answer boot) {
        options.text(Dhcp6OptionCode.BOOTFILE_URL, boot.url());
        if (boot.http()) {
            options.vendorClass(Dhcp6Client.ENTERPRISE, PxeClient.HTTP_CLIENT);
        }
    }

    private static String associations(
            Dhcp6Options.Builder options, Dhcp6Question question, List<Lease6Answer> leases) {
        List<IdentityAssociation> asked = Lease6Queries.associations(question.message());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < leases.size(); i++) {
            int iaid = asked.get(i).iaid();
            Lease6Answer lease = leases.get(i);
            Dhcp6Options.Builder inner = Dhcp6Options.builder();
            long t1 = 0;
            long t2 = 0;
            if (lease instanceof Lease6Answer.Held held) {
                long seconds = seconds(held.lease());
                t1 = seconds == INFINITY ? INFINITY : seconds / 2;
                t2 = seconds == INFINITY ? INFINITY : seconds * 4 / 5;
                inner.address(new IaAddress(held.address(), seconds, seconds, Dhcp6Options.NONE));
                String verb = question.message().type() == Dhcp6MessageType.SOLICIT
                                && !Lease6Queries.isRapid(question.message())
                        ? "Offered "
                        : "Leased ";
                words.add(verb + held.address() + " of " + question.network().name() + ", for " + seconds + " s.");
            } else if (lease instanceof Lease6Answer.Exhausted exhausted) {
                inner.status(new StatusCode(StatusCode.NO_ADDRS_AVAIL, exhausted.because()));
                words.add("No address: " + exhausted.because() + ".");
            } else if (lease instanceof Lease6Answer.NotOnLink foreign) {
                boolean request = question.message().type() == Dhcp6MessageType.REQUEST;
                if (request) {
                    inner.status(new StatusCode(StatusCode.NOT_ON_LINK, foreign.because()));
                } else {
                    inner.address(new IaAddress(foreign.address(), 0, 0, Dhcp6Options.NONE));
                }
                words.add("Refused: " + foreign.because() + ".");
            } else if (lease instanceof Lease6Answer.NoBinding none) {
                inner.status(new StatusCode(StatusCode.NO_BINDING, none.because()));
                words.add("Refused: " + none.because() + ".");
            }
            options.association(new IdentityAssociation(iaid, t1, t2, inner.build()));
        }
        if (question.v6().mode() == Network6.Mode.STATELESS) {
            return noneToGive(options, question, asked);
        }
        return words.isEmpty() ? "It asks for no address." : String.join(" ", words);
    }

    /** Each association is told that there is no address (RFC 8415 section 18.3.9), so that it is asked elsewhere. */
    private static String noneToGive(
            Dhcp6Options.Builder options, Dhcp6Question question, List<IdentityAssociation> asked) {
        StatusCode none = new StatusCode(StatusCode.NO_ADDRS_AVAIL, "this server gives no addresses here");
        for (IdentityAssociation association : asked) {
            options.association(new IdentityAssociation(
                    association.iaid(),
                    0,
                    0,
                    Dhcp6Options.builder().status(none).build()));
        }
        return "Boot data only; addresses come from elsewhere on "
                + question.network().name() + ".";
    }

    private static String givenBack(Dhcp6Options.Builder options, Dhcp6Question question, List<Lease6Answer> leases) {
        List<IdentityAssociation> asked = Lease6Queries.associations(question.message());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < leases.size(); i++) {
            if (leases.get(i) instanceof Lease6Answer.NoBinding none) {
                Dhcp6Options status = Dhcp6Options.builder()
                        .status(new StatusCode(StatusCode.NO_BINDING, none.because()))
                        .build();
                options.association(new IdentityAssociation(asked.get(i).iaid(), 0, 0, status));
                words.add("Nothing changed: " + none.because() + ".");
            } else if (leases.get(i) instanceof Lease6Answer.Noted noted) {
                words.add("Noted: " + noted.because() + ".");
            }
        }
        options.status(new StatusCode(StatusCode.SUCCESS, ""));
        return words.isEmpty() ? "It names no address." : String.join(" ", words);
    }

    private static boolean nothingKnown(List<Lease6Answer> leases) {
        return leases.stream().allMatch(Lease6Answer.NoBinding.class::isInstance);
    }

    /** Whether every address a CONFIRM names is of this link; null where it names none. */
    private static @Nullable Boolean onLink(Dhcp6Question question) {
        List<IaAddress> named = Lease6Queries.associations(question.message()).stream()
                .flatMap(association -> association.addresses().stream())
                .toList();
        return named.isEmpty()
                ? null
                : Boolean.valueOf(named.stream()
                        .allMatch(address -> question.v6().prefix().contains(address.address())));
    }

    private static long seconds(Duration lease) {
        return Math.min(Math.max(lease.toSeconds(), 1), INFINITY);
    }

    /** Back to who sent it: a relay at its own port, a client at its link-local address. */
    private Reply routed(Dhcp6Question question, Dhcp6Message answer, String because) {
        UdpEndpoint from = question.ingress().from();
        if (!question.packet().isRelayed()) {
            return new Reply(
                    question.packet().answeredWith(answer),
                    new UdpEndpoint(from.address(), ports.client()),
                    "to the client's own address",
                    because);
        }
        boolean ownPort = question.packet().relays().get(0).options().contains(Dhcp6OptionCode.RELAY_SOURCE_PORT);
        return new Reply(
                question.packet().answeredWith(answer),
                new UdpEndpoint(from.address(), ownPort ? from.port() : ports.server()),
                "to the relay agent, as RELAY-REPL",
                because);
    }
}
