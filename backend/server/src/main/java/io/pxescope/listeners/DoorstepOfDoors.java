package io.pxescope.listeners;

import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.net.IpAddress;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Host;
import io.pxescope.publishing.Doorstep;
import io.pxescope.settings.PxescopeProperties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells where the doors of this process stand, and how they make their URLs. */
@Component
class DoorstepOfDoors implements Doorstep {
    private final PxescopeProperties settings;
    private final ListenerProperties ports;
    private final BootUrls urls;

    DoorstepOfDoors(PxescopeProperties settings, ListenerProperties ports) {
        this.settings = settings;
        this.ports = ports;
        this.urls = new BootUrls(ports.httpBootPort());
    }

    @Override
    public DhcpPorts dhcpPorts() {
        return new DhcpPorts(ports.dhcpPort(settings.loopbackOnly()), DoorPlan.DHCP_CLIENT_PORT);
    }

    @Override
    public List<Standing> places() {
        Stream<Place> places = settings.loopbackOnly()
                ? Stream.of(Place.loopback())
                : settings.interfaces().stream().map(Place::ofInterface).flatMap(Optional::stream);
        return places.map(place -> new Standing(place.interfaceName(), place.address()))
                .toList();
    }

    @Override
    public String of(IpAddress server, String path) {
        return urls.of(server, path);
    }

    @Override
    public @Nullable String model(@Nullable Host host, MacAddress mac, @Nullable String pciId) {
        return NicModel.of(host, mac, pciId).name();
    }
}
