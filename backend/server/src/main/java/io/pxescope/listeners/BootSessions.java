package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootToken;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.Explanation;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.policy.RuleOutcome;
import io.pxescope.trace.BootBoundary;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which boot each machine is in: begun by a DISCOVER, decided once, and kept to what it began with
 * while it lasts, whatever is assigned meanwhile.
 */
public final class BootSessions {
    /** How long the doors go on serving a boot. */
    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private static final int SWEEP_ABOVE = 20_000;
    private static final Ipv4Subnet LOOPBACK = Ipv4Subnet.parse("127.0.0.0/8");

    private final Map<MacAddress, BootSession> sessions = new ConcurrentHashMap<>();
    private final Map<Ipv4Address, MacAddress> holders = new ConcurrentHashMap<>();
    private final Supplier<@Nullable Long> numbers;
    private final BootTokens tokens;
    private final BootEventSink sink;
    private final String node;

    /** @param numbers gives a number that no boot has had, or null while none can be had */
    public BootSessions(Supplier<@Nullable Long> numbers, BootTokens tokens, BootEventSink sink, String node) {
        this.numbers = numbers;
        this.tokens = tokens;
        this.sink = sink;
        this.node = node;
    }

    /**
     * What is known of a machine when it calls.
     *
     * @param pciId of its NIC, as it tells itself, {@code 8086:100e}; or null
     * @param overIpv6 whether it calls by DHCPv6
     */
    public record Caller(
            MacAddress mac,
            int xid,
            BootClient client,
            @Nullable Host host,
            @Nullable Network network,
            @Nullable String relay,
            Instant at,
            @Nullable String pciId,
            boolean overIpv6) {

        /** One that calls over IPv4. */
        public Caller(
                MacAddress mac,
                int xid,
                BootClient client,
                @Nullable Host host,
                @Nullable Network network,
                @Nullable String relay,
                Instant at,
                @Nullable String pciId) {
            this(mac, xid, client, host, network, relay, at, pciId, false);
        }
    }

    /** The boot of a PXE client that called: the one under way, or one that begins now; null: no number. */
    public @Nullable BootSession of(Caller caller, BootSnapshot snapshot) {
        return visit(caller, snapshot, null);
    }

    /**
     * The boot of a known host that is not served at all, so that its silence is told in a trace.
     *
     * @param because why it is not served
     */
    public @Nullable BootSession unserved(Caller caller, BootSnapshot snapshot, String because) {
        Explanation why = new Explanation(snapshot.version(), List.of(new RuleOutcome("host", true, because)));
        return visit(
                caller,
                snapshot,
                new BootDecision.Ignore(BootDecision.Reason.HOST_DISABLED, caller.host(), because, why));
    }

    private @Nullable BootSession visit(Caller caller, BootSnapshot snapshot, @Nullable BootDecision given) {
        sweep(caller.at());
        return sessions.compute(caller.mac(), (mac, old) -> {
            if (old != null
                    && old.firmware() == caller.client().firmware()
                    && !BootBoundary.beginsAnother(
                            old.underWay(), caller.xid(), caller.client().ipxe(), caller.overIpv6(), caller.at())) {
                return old.heard(caller.xid(), caller.client().ipxe(), caller.overIpv6(), caller.at());
            }
            return begin(caller, snapshot, given, old);
        });
    }

    private @Nullable BootSession begin(
            Caller caller, BootSnapshot snapshot, @Nullable BootDecision given, @Nullable BootSession old) {
        Long number = numbers.get();
        if (number == null) {
            return old;
        }
        Host host = caller.host();
        BootDecision decision = given;
        if (decision == null) {
            Network network = caller.network();
            if (network == null) {
                return old;
            }
            decision = BootPolicy.decide(
                    new BootRequest(
                            caller.mac(),
                            caller.client(),
                            network,
                            caller.at(),
                            NicModel.of(host, caller.mac(), caller.pciId()).name()),
                    snapshot);
        }
        if (old != null) {
            sink.accept(old.boot(), new BootEvent.Superseded(caller.at(), number));
        }
        String token = decision instanceof BootDecision.Serve serve
                ? tokens.write(new BootToken(
                        number,
                        caller.mac(),
                        serve.build().id(),
                        serve.profile() == null ? null : serve.profile().id(),
                        caller.at().plus(TOKEN_LIFE)))
                : null;
        sink.accept(number, began(caller, host));
        sink.accept(number, decided(caller.at(), decision));
        return new BootSession(
                number,
                caller.mac(),
                caller.client().firmware(),
                token,
                decision,
                null,
                new BootBoundary.UnderWay(
                        caller.xid(), false, caller.client().ipxe(), false, caller.at(), caller.overIpv6()));
    }

    private BootEvent.Began began(Caller caller, @Nullable Host host) {
        NicModel model = NicModel.of(host, caller.mac(), caller.pciId());
        return new BootEvent.Began(
                caller.at(),
                caller.mac(),
                host == null ? null : host.id(),
                host == null ? null : host.name(),
                model.name(),
                caller.network() == null ? null : caller.network().name(),
                caller.client().firmware(),
                node,
                "listener",
                caller.relay(),
                simulated(caller),
                model.guessed());
    }

    /** No real machine sits on loopback, and no simulated one elsewhere. */
    private static boolean simulated(Caller caller) {
        Network network = caller.network();
        return network != null
                ? LOOPBACK.contains(network.subnet().network())
                : caller.relay() != null && IpAddress.parse(caller.relay()).isLoopback();
    }

    private static BootEvent.Decided decided(Instant at, BootDecision decision) {
        Explanation why = decision.explanation();
        if (decision instanceof BootDecision.Serve serve) {
            Profile profile = serve.profile();
            return new BootEvent.Decided(
                    at,
                    serve.build().id(),
                    serve.build().name(),
                    serve.build().version(),
                    serve.loader().path(),
                    serve.assignment() != null,
                    serve.assignment() == null ? null : serve.assignment().id(),
                    profile == null ? null : profile.name(),
                    profile != null
                            && profile.append() != null
                            && profile.append().contains("{{phone-home}}"),
                    profile == null || profile.kernel() == null ? 0 : profile.initrd() == null ? 1 : 2,
                    why.decisive(),
                    why.version(),
                    why.rules(),
                    serve.quirks().isNone() ? null : serve.quirks().words());
        }
        return new BootEvent.Decided(
                at, null, null, null, null, false, null, null, false, 0, why.decisive(), why.version(), why.rules());
    }

    /** The boot that a message of a booted system belongs to, or null. */
    public @Nullable BootSession ofSystem(MacAddress mac, int xid, Instant now) {
        BootSession session = sessions.computeIfPresent(
                mac,
                (m, known) -> known.underWay().acknowledged() && BootBoundary.isOfSystem(known.underWay(), xid, now)
                        ? known.heard(xid, false, known.underWay().overIpv6(), now)
                        : known);
        return session != null && session.underWay().xid() == xid ? session : null;
    }

    /** The newest boot of a machine, or null. */
    public @Nullable BootSession newest(MacAddress mac) {
        return sessions.get(mac);
    }

    public void acknowledged(MacAddress mac, Instant now) {
        change(mac, session -> session.acknowledged(now));
    }

    public void systemUp(MacAddress mac, Instant now) {
        change(mac, session -> session.systemUp(now));
    }

    /** It fetches, so it has its address, from whomever. */
    public void fetched(MacAddress mac, Instant now) {
        change(mac, session -> session.acknowledged(now));
    }

    /**
     * A machine says which address it takes. On a network where another server gives the addresses this is how a
     * request without a boot token is known to be its.
     */
    public void tookAddress(MacAddress mac, Ipv4Address address) {
        change(mac, session -> session.tookAddress(address));
        holders.put(address, mac);
    }

    /** The machine in a boot that said it takes this address, or null. */
    public @Nullable MacAddress holderOf(Ipv4Address address) {
        MacAddress mac = holders.get(address);
        BootSession session = mac == null ? null : sessions.get(mac);
        return session != null && address.equals(session.address()) ? mac : null;
    }

    private void change(MacAddress mac, UnaryOperator<BootSession> how) {
        sessions.computeIfPresent(mac, (m, session) -> how.apply(session));
    }

    private void sweep(Instant now) {
        if (sessions.size() > SWEEP_ABOVE) {
            sessions.values()
                    .removeIf(session -> Duration.between(session.underWay().lastHeard(), now)
                                    .compareTo(Duration.ofHours(1))
                            > 0);
            holders.values().removeIf(mac -> !sessions.containsKey(mac));
        }
    }
}
