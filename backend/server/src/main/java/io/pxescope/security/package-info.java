/**
 * Who may come in and what they may do: users with a role, sign-in, API tokens. Pages are opened by a session, {@code /api}
 * by a session or a bearer token; looking takes the role viewer, changing takes operator, managing access takes admin.
 * Announces its own changes as {@link io.pxescope.security.AccessChanged}. Imports no room. Entry types: {@link
 * io.pxescope.security.Users}, {@link io.pxescope.security.ApiTokens}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.pxescope.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
