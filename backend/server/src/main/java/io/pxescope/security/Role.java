package io.pxescope.security;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do; each role includes those before it. */
public enum Role {
    /** Looks at everything but access. */
    VIEWER,
    /** Changes what machines get. */
    OPERATOR,
    /** Also manages users and tokens. */
    ADMIN;

    /** The name in the database, the API and the pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that name.
     *
     * @throws InvalidAccess if there is none
     */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidAccess("There is no role " + word + "; roles are viewer, operator, admin."));
    }

    /** Its own first, then those it includes. */
    List<GrantedAuthority> authorities() {
        return Arrays.stream(values())
                .filter(role -> role.ordinal() <= ordinal())
                .sorted(Comparator.reverseOrder())
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
