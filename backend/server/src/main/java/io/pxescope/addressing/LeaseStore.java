package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The committed leases: one row per address. Every method may fail with an exception of its driver. */
interface LeaseStore {

    /** All rows, those that were renewed last at the end. */
    List<Lease> all();

    List<Lease> at(Collection<Ipv4Address> addresses);

    /**
     * Writes the rows in one transaction, and returns after its commit. A row is passed over where the stored one of its
     * address is another client's and in force.
     *
     * @param rows of different addresses
     * @return the addresses written
     */
    Set<Ipv4Address> write(List<Lease> rows);
}
