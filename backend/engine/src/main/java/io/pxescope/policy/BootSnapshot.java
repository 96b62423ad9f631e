package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the desk knows at one instant: immutable, shared by all event loops without a lock.
 *
 * <p>A change upstairs is published as a new snapshot that shares what did not change (see {@link
 * HostTable}); {@code version} grows with each and is cited in every explanation.
 *
 * @param version counts published changes, from 1
 * @param builds by id, only those that something still points to
 * @param profiles by id
 * @param quirks the quirk rules in force
 */
public record BootSnapshot(
        long version,
        List<Network> networks,
        HostTable hosts,
        Fleet fleet,
        Map<Long, Build> builds,
        Map<Long, Profile> profiles,
        QuirkRules quirks) {

    /** Before anything was published: no network, no host; everybody meets silence. */
    public static final BootSnapshot EMPTY =
            new BootSnapshot(0, List.of(), HostTable.EMPTY, Fleet.NONE, Map.of(), Map.of());

    public BootSnapshot {
        networks = List.copyOf(networks);
        builds = Map.copyOf(builds);
        profiles = Map.copyOf(profiles);
    }

    /** A site without quirk rules. */
    public BootSnapshot(
            long version,
            List<Network> networks,
            HostTable hosts,
            Fleet fleet,
            Map<Long, Build> builds,
            Map<Long, Profile> profiles) {
        this(version, networks, hosts, fleet, builds, profiles, QuirkRules.NONE);
    }

    public @Nullable Build build(@Nullable Long id) {
        return id == null ? null : builds.get(id);
    }

    public @Nullable Profile profile(@Nullable Long id) {
        return id == null ? null : profiles.get(id);
    }

    /** The network that an address lies in: the most specific one where several overlap. */
    public Optional<Network> networkOf(Ipv4Address address) {
        return networks.stream()
                .filter(network -> network.subnet().contains(address))
                .max((a, b) ->
                        Integer.compare(a.subnet().prefixLength(), b.subnet().prefixLength()));
    }

    /** The network in whose IPv6 prefix an address lies: the most specific one where several overlap. */
    public Optional<Network> networkOf(Ipv6Address address) {
        return networks.stream()
                .filter(network -> network.v6() != null && network.v6().prefix().contains(address))
                .max(Comparator.comparingInt(BootSnapshot::prefixLength));
    }

    private static int prefixLength(Network network) {
        return network.v6() == null ? 0 : network.v6().prefix().length();
    }

    /** The host that owns a MAC address, if it is known. */
    public @Nullable Host host(MacAddress mac) {
        return hosts.byMac(mac);
    }

    public BootSnapshot withHost(long version, Host host) {
        return new BootSnapshot(version, networks, hosts.with(host), fleet, builds, profiles, quirks);
    }

    public BootSnapshot withoutHost(long version, long hostId) {
        return new BootSnapshot(version, networks, hosts.without(hostId), fleet, builds, profiles, quirks);
    }

    public BootSnapshot withNetworks(long version, List<Network> networks) {
        return new BootSnapshot(version, networks, hosts, fleet, builds, profiles, quirks);
    }

    public BootSnapshot withFleet(long version, Fleet fleet) {
        return new BootSnapshot(version, networks, hosts, fleet, builds, profiles, quirks);
    }

    public BootSnapshot withBuild(long version, Build build) {
        Map<Long, Build> patched = new HashMap<>(builds);
        patched.put(build.id(), build);
        return new BootSnapshot(version, networks, hosts, fleet, patched, profiles, quirks);
    }

    public BootSnapshot withoutBuild(long version, long buildId) {
        Map<Long, Build> patched = new HashMap<>(builds);
        patched.remove(buildId);
        return new BootSnapshot(version, networks, hosts, fleet, patched, profiles, quirks);
    }

    public BootSnapshot withProfile(long version, Profile profile) {
        Map<Long, Profile> patched = new HashMap<>(profiles);
        patched.put(profile.id(), profile);
        return new BootSnapshot(version, networks, hosts, fleet, builds, patched, quirks);
    }

    public BootSnapshot withoutProfile(long version, long profileId) {
        Map<Long, Profile> patched = new HashMap<>(profiles);
        patched.remove(profileId);
        return new BootSnapshot(version, networks, hosts, fleet, builds, patched, quirks);
    }

    public BootSnapshot withQuirks(long version, QuirkRules quirks) {
        return new BootSnapshot(version, networks, hosts, fleet, builds, profiles, quirks);
    }
}
