package io.pxescope.security;

import java.time.Instant;

/** Somebody who may sign in. */
public record User(String name, Role role, boolean enabled, Instant createdAt) {

    String state() {
        return role.word() + (enabled ? "" : ", disabled");
    }
}
