package io.pxescope.publishing;

import io.pxescope.inventory.HeardFacts;
import io.pxescope.inventory.UnansweredCalls;
import io.pxescope.inventory.UnknownMachines;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Ingress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Carries what the doors heard and did not answer, of machines that nobody named and of hosts whose turn it is not, up to the inventory, on a thread of its
 * own. What does not fit is let go: such a machine calls again.
 */
@Component
public class Strangers implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final int WAITING = 256;

    private final ThreadPoolExecutor carrier = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> new Thread(task, "publishing-strangers"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final UnknownMachines machines;
    private final UnansweredCalls calls;
    private final Snapshots snapshots;

    Strangers(UnknownMachines machines, UnansweredCalls calls, Snapshots snapshots) {
        this.machines = machines;
        this.calls = calls;
        this.snapshots = snapshots;
    }

    /** As {@link #heard}, of a machine that spoke DHCPv6; {@code link} is an address of its link, or null. */
    public void heardOverIpv6(MacAddress mac, PxeClient client, @Nullable Ipv6Address link, String because) {
        String network = link == null
                ? null
                : snapshots.get().networkOf(link).map(Network::name).orElse(null);
        note(mac, client, network, null, because);
    }

    /** Returns at once; called on event loops. */
    public void heard(MacAddress mac, PxeClient client, Ingress ingress, @Nullable String relay, String because) {
        Ipv4Address agent = relay == null ? null : Ipv4Address.parse(relay);
        String network = snapshots
                .get()
                .networkOf(agent == null ? ingress.local() : agent)
                .map(Network::name)
                .orElse(null);
        note(mac, client, network, agent, because);
    }

    /** A known host is no stranger, though it be answered no more than one. */
    private void note(
            MacAddress mac, PxeClient client, @Nullable String network, @Nullable Ipv4Address agent, String because) {
        String arch = client.arch().map(ClientArch::toString).orElse(null);
        HeardFacts facts = Introductions.factsOf(client);
        boolean known = snapshots.get().host(mac) != null;
        carrier.execute(() -> {
            try {
                if (known) {
                    calls.note(mac, network, because);
                    return;
                }
                machines.heard(mac, network, agent, arch, client.vendorClass(), because, facts);
            } catch (DataAccessException away) {
                LOG.warn("The call of {} could not be noted: {}", mac, away.getMessage());
            }
        });
    }

    @Override
    public void destroy() {
        carrier.shutdownNow();
    }
}
