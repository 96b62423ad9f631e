package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a lease table that nobody asked: the reserved address, the one the machine holds, the one it wants, or
 * the first of the pool, whether or not it is free at this moment. Nothing is given away.
 *
 * @param held the address that the machine was last given, or null
 */
public record ExampleLeases(@Nullable Ipv4Address held) implements DryRun.Leases {

    @Override
    public LeaseAnswer answer(LeaseQuery query) {
        Network network = query.network();
        if (query instanceof LeaseQuery.Commit commit) {
            return new LeaseAnswer.Held(commit.address(), network.lease());
        }
        if (!(query instanceof LeaseQuery.Offer offer)) {
            return new LeaseAnswer.Noted("a dry run writes nothing down");
        }
        if (offer.reserved() != null) {
            return new LeaseAnswer.Held(offer.reserved(), network.lease());
        }
        for (Ipv4Address address : new @Nullable Ipv4Address[] {held, offer.requested()}) {
            if (address != null && network.isPoolAddress(address)) {
                return new LeaseAnswer.Held(address, network.lease());
            }
        }
        return network.ranges().stream()
                .map(Network.AddressRange::from)
                .map(first -> first.equals(network.router()) ? first.next() : first)
                .filter(network::isPoolAddress)
                .findFirst()
                .<LeaseAnswer>map(first -> new LeaseAnswer.Held(first, network.lease()))
                .orElseGet(() -> new LeaseAnswer.Exhausted(
                        network.name() + " has no pool, and no address is reserved for " + query.mac()));
    }
}
