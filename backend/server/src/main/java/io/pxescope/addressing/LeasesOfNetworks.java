package io.pxescope.addressing;

import io.pxescope.policy.Network;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets the lease book forget networks that were removed; the rows of their leases are gone already. */
@Component
class LeasesOfNetworks {

    private final Networks networks;
    private final DurableLeaseBook book;

    LeasesOfNetworks(Networks networks, DurableLeaseBook book) {
        this.networks = networks;
        this.book = book;
    }

    @TransactionalEventListener
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    void changed(NetworksChanged change) {
        book.retainNetworks(networks.all().stream().map(Network::id).toList());
    }
}
