package io.pxescope.addressing;

import java.util.List;

/** The committed IPv6 leases: one row per address. Every method may fail with an exception of its driver. */
interface Lease6Store {

    /** All rows, those that were renewed last at the end. */
    List<Lease6> all();

    /**
     * Writes the rows in one transaction, and returns after its commit: all of them, or none where the stored row of one
     * address is another client's and in force.
     *
     * @param rows of different addresses
     * @return whether they were written
     */
    boolean write(List<Lease6> rows);
}
