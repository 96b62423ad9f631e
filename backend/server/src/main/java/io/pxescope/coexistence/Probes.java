package io.pxescope.coexistence;

import io.pxescope.coexistence.ProbeResult.Asked;
import io.pxescope.coexistence.ProbeResult.Own;
import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.probe.ProbeOffer;
import io.pxescope.probe.ProbeQuestion;
import io.pxescope.publishing.Snapshots;
import io.pxescope.webkit.Refusal;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks the network, in a host's name, who would offer it what. One probe at a time; never a REQUEST, so nothing is leased
 * anywhere. Each question is sent twice, as clients do, since a datagram may be lost.
 */
@Service
public class Probes {
    private static final long BETWEEN_SENDS_MILLIS = 1500;

    private final Hosts hosts;
    private final Snapshots snapshots;
    private final ProbeWire wire;
    private final ProbesUnderWay underWay;
    private final ProbeRows rows;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final ReentrantLock one = new ReentrantLock();

    Probes(Hosts hosts, Snapshots snapshots, ProbeWire wire, ProbesUnderWay underWay, ProbeRows rows, Clock clock) {
        this.hosts = hosts;
        this.snapshots = snapshots;
        this.wire = wire;
        this.underWay = underWay;
        this.rows = rows;
        this.clock = clock;
    }

    /** The interfaces that a probe can be sent on. */
    public List<ProbeWire.Place> places() {
        return wire.places();
    }

    /** The newest probes of a host. */
    public List<ProbeResult> of(String host) {
        HostView found = hosts.require(host);
        return rows.newest(found.id(), found.name());
    }

    /**
     * Probes, and waits for what comes.
     *
     * @throws Refusal when the wish is not sound, the network refuses, or another probe is under way
     */
    public ProbeResult run(String host, ProbeWish wish, String actor) {
        HostView found = hosts.require(host);
        BootSnapshot snapshot = snapshots.get();
        ProbePlan plan = ProbePlan.of(wish, found, wire.places(), snapshot, chance::nextInt);
        if (!one.tryLock()) {
            throw Refusal.conflict("Another probe is under way. It ends within half a minute; try again then.");
        }
        try {
            Instant begun = clock.instant();
            List<ProbeOffer> offers = ask(plan);
            List<Own> own = plan.questions().stream()
                    .map(question -> OwnAnswer.to(question, plan.place(), snapshot, begun))
                    .toList();
            List<Asked> asked = plan.questions().stream()
                    .map(question -> new Asked(
                            question.mac().toString(),
                            question.client().key(),
                            String.format(Locale.ROOT, "%08x", question.xid()),
                            plan.to()))
                    .toList();
            ProbeResult result = new ProbeResult(
                    0,
                    found.name(),
                    begun,
                    actor,
                    plan.asRelay() ? "relay" : "interface",
                    plan.vantage(),
                    plan.seconds(),
                    asked,
                    offers,
                    own);
            return rows.add(found.id(), result, reason(wish.reason()));
        } finally {
            one.unlock();
        }
    }

    private List<ProbeOffer> ask(ProbePlan plan) {
        List<ProbeOffer> offers = new ArrayList<>();
        plan.questions().forEach(underWay::begin);
        try {
            if (plan.asRelay()) {
                send(plan, payload -> {
                    for (Ipv4Address target : plan.targets()) {
                        wire.relay(plan.place(), payload, target);
                    }
                });
            } else {
                try (ProbeWire.Session port = wire.open(plan.place(), underWay::received)) {
                    send(plan, port::broadcast);
                }
            }
        } catch (IOException refused) {
            throw Refusal.conflict(
                    "The probe could not be sent on " + plan.place().interfaceName() + ": "
                            + refused.getMessage()
                            + (plan.asRelay()
                                    ? "."
                                    : ". Port 68 may be held by another program, or the panel lacks the right to it"
                                            + " (CAP_NET_BIND_SERVICE, CAP_NET_RAW)."));
        } finally {
            plan.questions().forEach(question -> offers.addAll(underWay.end(question)));
        }
        offers.sort(Comparator.comparingLong(ProbeOffer::afterMillis));
        return offers;
    }

    /** Sends bytes to the network. */
    @FunctionalInterface
    private interface Way {
        void send(byte[] payload) throws IOException;
    }

    private void send(ProbePlan plan, Way way) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.seconds());
        for (int round = 0; round < 2; round++) {
            for (ProbeQuestion question : plan.questions()) {
                way.send(DhcpCodec.encode(question.message()));
            }
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            rest(round == 0 ? Math.min(BETWEEN_SENDS_MILLIS, left) : left);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.conflict("The panel is stopping; the probe was broken off.");
        }
    }

    private static @Nullable String reason(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }
}
