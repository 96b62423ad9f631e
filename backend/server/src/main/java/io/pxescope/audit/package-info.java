/**
 * Who changed what, from what to what, and why. Listens to {@link io.pxescope.webkit.Changed}, which every room publishes
 * inside the transaction that makes a change, and to {@link io.pxescope.security.AccessChanged}; the row is written in the
 * same transaction. No room imports this one. The table is append-only, by a trigger. Imports {@code webkit} and {@code
 * security}, for their events. Entry type: {@link io.pxescope.audit.AuditLog}.
 */
@ApplicationModule(allowedDependencies = {"webkit", "security"})
@NullMarked
package io.pxescope.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
