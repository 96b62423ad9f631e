package io.pxescope.coexistence;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Kea control agent that this panel may speak to.
 *
 * @param user for HTTP basic authentication, or null: none
 * @param password never shown, in no page, answer, log or audit entry
 */
public record KeaServer(
        String name,
        URI url,
        @Nullable String user,
        @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Kea " + name + " at " + url;
    }
}
