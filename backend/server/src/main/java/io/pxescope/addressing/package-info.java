/**
 * Networks and the leases given out on them.
 *
 * <p>Operators edit networks (JPA, {@link io.pxescope.addressing.Networks}); packets ask for leases (JDBC, {@link
 * io.pxescope.addressing.LeaseBook}, the entry type of the packet path). Offers are answered from memory; a lease is
 * answered only after its row is committed, many rows to one transaction. May import {@code net}, {@code dhcp6} (what a client is known by), the engine's
 * {@code policy} and {@code responder}, and {@code webkit}; knows nothing of hosts beyond their id,
 * and asks {@link io.pxescope.addressing.Reservations} whose an address is.
 */
@ApplicationModule(allowedDependencies = {"net", "dhcp6", "policy", "responder", "webkit"})
@NullMarked
package io.pxescope.addressing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
