package io.pxescope.addressing;

import io.pxescope.policy.Network;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets the lease book forget networks that were removed; the rows of their leases are gone already. */
@Component
class LeasesOfNetworks {

    private final Networks networks;
    private final DurableLeaseBook book;
    private final DurableLease6Book book6;

    LeasesOfNetworks(Networks networks, DurableLeaseBook book, DurableLease6Book book6) {
        this.networks = networks;
        this.book = book;
        this.book6 = book6;
    }

    @TransactionalEventListener
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    void changed(NetworksChanged change) {
        List<Long> present = networks.all().stream().map(Network::id).toList();
        book.retainNetworks(present);
        book6.retainNetworks(present);
    }
}
