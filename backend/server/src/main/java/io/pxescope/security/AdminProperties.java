package io.pxescope.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator.
 *
 * @param password of the user {@code admin}, used when the first start makes that user; unset: generated and printed once
 * @param token an API token with the administrator's rights, for automation; unset: none
 */
@ConfigurationProperties("pxescope.admin")
record AdminProperties(@Nullable String password, @Nullable String token) {

    AdminProperties {
        password = password == null || password.isBlank() ? null : password;
        token = token == null || token.isBlank() ? null : token.strip();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AdminProperties[password " + (password == null ? "unset" : "set") + ", token "
                + (token == null ? "unset" : "set") + "]";
    }
}
