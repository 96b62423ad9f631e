package io.pxescope.security;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the user {@code admin} when the panel is started on a database without users. */
@Component
class FirstAdministrator {

    static final String NAME = "admin";

    /** Without those that are read as another: 0 and o, 1 and l and i. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Users users;
    private final AdminProperties settings;

    FirstAdministrator(Users users, AdminProperties settings) {
        this.users = users;
        this.settings = settings;
    }

    /** Answers the generated password; null if there are users already, or if the configuration gave the password. */
    @Nullable
    String create() {
        if (settings.password() != null) {
            users.createFirst(NAME, settings.password());
            return null;
        }
        String password = generated();
        return users.createFirst(NAME, password) ? password : null;
    }

    /** Four groups of four: 79 bits, and a person can copy it. */
    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
