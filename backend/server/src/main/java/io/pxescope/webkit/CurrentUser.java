package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Who is signed in, for pages: {@code ${user}} in every template.
 *
 * @param name empty if nobody is
 * @param operates may change things
 * @param administers may also manage access
 */
public record CurrentUser(String name, boolean operates, boolean administers) {

    static CurrentUser of(@Nullable Authentication authentication) {
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new CurrentUser("", false, false);
        }
        return new CurrentUser(
                authentication.getName(), has(authentication, "ROLE_OPERATOR"), has(authentication, "ROLE_ADMIN"));
    }

    public boolean signedIn() {
        return !name.isEmpty();
    }

    private static boolean has(Authentication authentication, String role) {
        return authentication.getAuthorities().stream().anyMatch(authority -> role.equals(authority.getAuthority()));
    }
}
