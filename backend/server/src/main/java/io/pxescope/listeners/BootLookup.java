package io.pxescope.listeners;

import io.pxescope.addressing.Lease6Book;
import io.pxescope.addressing.LeaseBook;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPath;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootToken;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.Build;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Host;
import io.pxescope.policy.Loader;
import io.pxescope.policy.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boot that a request for a file belongs to: by the token in its path, else by the address
 * it comes from. TFTP and HTTP ask alike, so that they agree.
 */
final class BootLookup {
    private final Supplier<BootSnapshot> snapshots;
    private final BootTokens tokens;
    private final BootSessions sessions;
    private final LeaseBook leases;
    private final Lease6Book leases6;

    BootLookup(
            Supplier<BootSnapshot> snapshots,
            BootTokens tokens,
            BootSessions sessions,
            LeaseBook leases,
            Lease6Book leases6) {
        this.snapshots = snapshots;
        this.tokens = tokens;
        this.sessions = sessions;
        this.leases = leases;
        this.leases6 = leases6;
    }

    /** The file's place, or why there is none. */
    sealed interface Result {
        record InBoot(FileInBoot file) implements Result {}

        /** @param boot the boot to tell it in, or 0 */
        record Nowhere(long boot, String name, String because) implements Result {}
    }

    /** @param path normalised */
    Result find(String path, IpAddress client, Instant now) {
        BootPath split = BootPath.of(path);
        if (split.token() != null) {
            BootToken token = tokens.read(split.token(), now);
            if (token == null) {
                return new Result.Nowhere(
                        0,
                        split.name(),
                        "the boot token in this path is not one of ours, or older than "
                                + BootSessions.TOKEN_LIFE.toHours() + " h");
            }
            return byToken(split.token(), token, split.name(), client, now);
        }
        return byAddress(split.name(), client, now);
    }

    private Result byToken(String text, BootToken token, String name, IpAddress client, Instant now) {
        BootSnapshot snapshot = snapshots.get();
        Host host = snapshot.host(token.mac());
        BootDecision.Ignore ignored =
                BootPolicy.refusal(token.mac(), networkOf(client, snapshot), snapshot, false, now);
        if (ignored != null) {
            return new Result.Nowhere(token.boot(), name, ignored.because());
        }
        Build build = snapshot.build(token.build());
        if (build == null) {
            return new Result.Nowhere(token.boot(), name, "the build that this boot began with was deleted");
        }
        sessions.fetched(token.mac(), now);
        return new Result.InBoot(new FileInBoot(
                token.boot(),
                text,
                token.mac(),
                host == null ? token.mac().toString() : host.name(),
                build,
                loaderOf(token),
                snapshot.profile(token.profile()),
                name));
    }

    private @Nullable Loader loaderOf(BootToken token) {
        BootSession session = sessions.newest(token.mac());
        return session != null
                        && session.boot() == token.boot()
                        && session.decision() instanceof BootDecision.Serve serve
                ? serve.loader()
                : null;
    }

    private Result byAddress(String name, IpAddress client, Instant now) {
        BootSnapshot snapshot = snapshots.get();
        MacAddress mac = machineAt(client, snapshot);
        if (mac == null) {
            return new Result.Nowhere(
                    0,
                    name,
                    client + " holds no lease of this server and shows no boot token, so it is not known who asks");
        }
        BootSession session = sessions.newest(mac);
        BootDecision decision = session != null ? session.decision() : decide(mac, client, snapshot, now);
        long boot = session == null ? 0 : session.boot();
        BootDecision.Ignore ignored = BootPolicy.refusal(mac, networkOf(client, snapshot), snapshot, false, now);
        if (ignored != null) {
            return new Result.Nowhere(boot, name, ignored.because());
        }
        if (decision instanceof BootDecision.Serve serve) {
            sessions.fetched(mac, now);
            Host host = snapshot.host(mac);
            return new Result.InBoot(new FileInBoot(
                    boot,
                    session == null ? null : session.token(),
                    mac,
                    host == null ? mac.toString() : host.name(),
                    serve.build(),
                    serve.loader(),
                    serve.profile(),
                    name));
        }
        return new Result.Nowhere(
                boot,
                name,
                decision == null
                        ? client + " lies in no network of ours"
                        : decision.explanation().decisive());
    }

    private static @Nullable Network networkOf(IpAddress client, BootSnapshot snapshot) {
        Optional<Network> network =
                client instanceof Ipv6Address v6 ? snapshot.networkOf(v6) : snapshot.networkOf((Ipv4Address) client);
        return network.orElse(null);
    }

    private @Nullable MacAddress machineAt(IpAddress client, BootSnapshot snapshot) {
        if (client instanceof Ipv6Address v6) {
            MacAddress holder6 = leases6.holderOf(v6);
            // A machine that made its address itself has its MAC address in it, if it is none of privacy.
            return holder6 != null
                    ? holder6
                    : v6.eui64Mac().filter(mac -> snapshot.host(mac) != null).orElse(null);
        }
        Ipv4Address address = (Ipv4Address) client;
        MacAddress holder = leases.holderOf(address);
        if (holder != null) {
            return holder;
        }
        MacAddress taken = sessions.holderOf(address);
        if (taken != null) {
            return taken;
        }
        Host reserved = snapshot.hosts().byAddress(address);
        return reserved == null || reserved.nics().isEmpty()
                ? null
                : reserved.nics().get(0).mac();
    }

    private static @Nullable BootDecision decide(MacAddress mac, IpAddress client, BootSnapshot snapshot, Instant now) {
        Network network = networkOf(client, snapshot);
        return network == null ? null : BootPolicy.decide(new BootRequest(mac, Firmware.BIOS, network, now), snapshot);
    }
}
