package io.pxescope.listeners;

import io.pxescope.addressing.Lease6Book;
import io.pxescope.addressing.LeaseBook;
import io.pxescope.catalog.BlobStore;
import io.pxescope.coexistence.Neighbourhood;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.listeners.dhcp.DhcpCounters;
import io.pxescope.listeners.dhcp.DhcpDesk;
import io.pxescope.listeners.dhcp.DhcpListener;
import io.pxescope.listeners.dhcp6.Dhcp6Desk;
import io.pxescope.listeners.dhcp6.ServerDuid;
import io.pxescope.listeners.http.HttpBootListener;
import io.pxescope.listeners.http.HttpSettings;
import io.pxescope.listeners.tftp.TftpListener;
import io.pxescope.listeners.tftp.TftpSettings;
import io.pxescope.policy.BootTokens;
import io.pxescope.publishing.Introductions;
import io.pxescope.publishing.Snapshots;
import io.pxescope.publishing.Strangers;
import io.pxescope.publishing.TokenKey;
import io.pxescope.responder.Dhcp6Responder;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.Ingress.Service;
import io.pxescope.settings.PxescopeProperties;
import io.pxescope.traces.BootNumbers;
import io.pxescope.traces.LiveProgress;
import io.pxescope.traces.TraceWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which doors there are to be: one set for each interface, or one on loopback. */
@Component
class DoorPlan {
    static final int DHCP_CLIENT_PORT = 68;

    private final PxescopeProperties settings;
    private final ListenerProperties ports;
    private final Snapshots snapshots;
    private final Upstairs strangers;
    private final Neighbourhood neighbourhood;
    private final ProbeSockets probes;
    private final LeaseBook leases;
    private final TraceWriter sink;
    private final Clock clock;
    private final BootSessions sessions;
    private final BootContent content;
    private final TransferTraces transfers;
    private final PhoneHome phoneHome;
    private final BootUrls urls;
    private final DhcpCounters counters = new DhcpCounters();
    private final Set<Place> planned = new LinkedHashSet<>();
    private final Doors6 doors6;
    private Map<String, String> troubles = Map.of();

    DoorPlan(
            PxescopeProperties settings,
            ListenerProperties ports,
            Snapshots snapshots,
            TokenKey tokenKey,
            Strangers strangers,
            Introductions introductions,
            Neighbourhood neighbourhood,
            ProbeSockets probes,
            LeaseBook leases,
            Lease6Book leases6,
            BlobStore blobs,
            BootNumbers numbers,
            TraceWriter sink,
            LiveProgress progress,
            Clock clock) {
        this.settings = settings;
        this.ports = ports;
        this.snapshots = snapshots;
        this.strangers = new Upstairs(strangers, introductions);
        this.neighbourhood = neighbourhood;
        this.probes = probes;
        this.leases = leases;
        this.sink = sink;
        this.clock = clock;
        this.urls = new BootUrls(ports.httpBootPort());
        BootTokens tokens = new BootTokens(tokenKey.bytes());
        this.sessions = new BootSessions(numbers::take, tokens, sink, settings.node());
        this.transfers = new TransferTraces(sink, progress, clock);
        this.content = new BootContent(
                new BootLookup(snapshots, tokens, sessions, leases, leases6),
                new BootQuirks(snapshots, sessions, leases),
                transfers,
                blobs,
                leases,
                leases6,
                urls);
        this.phoneHome = new PhoneHome(tokens, sessions, sink, clock);
        boolean loopback = settings.loopbackOnly();
        Dhcp6Responder responder6 = new Dhcp6Responder(
                ServerDuid.of(tokenKey.bytes(), settings.node()),
                new DhcpPorts(ports.dhcp6Port(loopback), Dhcp6Responder.STANDARD_PORTS.client()));
        this.doors6 = new Doors6(
                ports,
                loopback,
                () -> new Dhcp6Desk(
                        snapshots,
                        responder6,
                        sessions,
                        leases6,
                        new Boot6Urls(ports.tftpPort(loopback), urls),
                        sink,
                        this.strangers,
                        counters,
                        clock),
                content,
                transfers,
                phoneHome,
                clock);
    }

    /** The doors that are wanted and not among those given; an interface may get its address later. */
    List<Door> missing(List<Door> present) {
        if (present.isEmpty()) {
            planned.clear();
            doors6.forget();
        }
        Map<String, String> without = new LinkedHashMap<>();
        List<Door> added = new ArrayList<>();
        for (Place place : places(without)) {
            if (planned.add(place)) {
                added.addAll(doors(place));
            }
        }
        troubles = without;
        if (settings.loopbackOnly()) {
            added.addAll(doors6.missing(null));
        }
        settings.interfaces().forEach(name -> added.addAll(doors6.missing(name)));
        return added;
    }

    /** Interfaces without doors, and what to do. */
    Map<String, String> troubles() {
        return troubles;
    }

    /** What was not answered, by all doors together. */
    DhcpCounters counters() {
        return counters;
    }

    private List<Place> places(Map<String, String> without) {
        if (settings.loopbackOnly()) {
            return List.of(Place.loopback());
        }
        List<Place> places = new ArrayList<>();
        for (String name : settings.interfaces()) {
            Optional<Place> place = Place.ofInterface(name);
            place.ifPresentOrElse(
                    places::add,
                    () -> without.put(
                            name,
                            "There is no interface " + name + ", or it has no IPv4 address yet. Look at `ip address`;"
                                    + " it is looked at again."));
        }
        return places;
    }

    private DhcpDesk desk(int dhcpPort) {
        return new DhcpDesk(
                snapshots,
                new DhcpResponder(new DhcpPorts(dhcpPort, DHCP_CLIENT_PORT)),
                sessions,
                leases,
                urls,
                sink,
                strangers,
                neighbourhood::takes,
                counters,
                clock);
    }

    private List<Door> doors(Place place) {
        boolean loopback = settings.loopbackOnly();
        int dhcpPort = ports.dhcpPort(loopback);
        DhcpListener dhcp =
                new DhcpListener(place.interfaceName(), place.address(), dhcpPort, Service.DHCP, desk(dhcpPort));
        probes.door(place, dhcp);
        return List.of(
                dhcp,
                new DhcpListener(
                        place.interfaceName(),
                        place.address(),
                        ports.bootServerPort(loopback),
                        Service.BOOT_SERVER,
                        desk(dhcpPort)),
                new TftpListener(
                        TftpSettings.of(place.address(), ports.tftpPort(loopback), place.interfaceName()),
                        content,
                        transfers,
                        clock),
                new HttpBootListener(
                        HttpSettings.of(place.address(), ports.httpBootPort()), content, transfers, phoneHome, clock));
    }
}
