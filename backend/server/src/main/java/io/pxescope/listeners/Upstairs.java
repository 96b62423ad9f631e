package io.pxescope.listeners;

import io.pxescope.listeners.dhcp.DhcpDesk;
import io.pxescope.listeners.dhcp6.Dhcp6Desk;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.publishing.Introductions;
import io.pxescope.publishing.Strangers;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Ingress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is told upstairs of what the DHCP doors hear. */
record Upstairs(Strangers strangers, Introductions introductions) implements DhcpDesk.Strangers, Dhcp6Desk.Strangers {

    @Override
    public void heard(MacAddress mac, PxeClient client, Ingress ingress, @Nullable String relay, String because) {
        strangers.heard(mac, client, ingress, relay, because);
    }

    @Override
    public void heard(MacAddress mac, PxeClient client, @Nullable Ipv6Address link, String because) {
        strangers.heardOverIpv6(mac, client, link, because);
    }

    @Override
    public void introduced(MacAddress mac, PxeClient client, Instant at) {
        introductions.heard(mac, client, at);
    }
}
