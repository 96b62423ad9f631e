package io.pxescope.security;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who a session belongs to. What they may do is looked up anew for each request. */
record SignedIn(String name) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
