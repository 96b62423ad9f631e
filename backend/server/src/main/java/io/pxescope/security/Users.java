package io.pxescope.security;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users. Names are kept in lower case. There is always an enabled administrator. */
@Component
public class Users {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final int SHORTEST_PASSWORD = 8;

    /** bcrypt reads no further. */
    private static final int LONGEST_PASSWORD = 72;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final String hashOfNobody;

    Users(JdbcClient jdbc, PasswordEncoder encoder, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.events = events;
        this.hashOfNobody = String.valueOf(encoder.encode("nobody has this password"));
    }

    /** All users, by name. */
    public List<User> all() {
        return jdbc.sql("select name, role, enabled, created_at from app_user order by name")
                .query(Users::user)
                .list();
    }

    public Optional<User> find(String name) {
        return jdbc.sql("select name, role, enabled, created_at from app_user where name = ?")
                .param(canonical(name))
                .query(Users::user)
                .optional();
    }

    /** The enabled user with that password. Takes as long for a name that nobody has. */
    Optional<User> withPassword(String name, String password) {
        Optional<String> hash = jdbc.sql("select password_hash from app_user where name = ? and enabled")
                .param(canonical(name))
                .query(String.class)
                .optional();
        boolean matches = fits(password) && encoder.matches(password, hash.orElse(hashOfNobody));
        return matches && hash.isPresent() ? find(name) : Optional.empty();
    }

    /**
     * Makes a user.
     *
     * @throws InvalidAccess if the name is taken or malformed, or the password too short or too long
     */
    @Transactional
    public User create(String actor, String name, String password, Role role) {
        String canonical = canonical(name);
        if (!NAME.matcher(canonical).matches()) {
            throw new InvalidAccess("A user's name has 1 to 64 letters, digits, dots, dashes, underscores or @.");
        }
        if (!insert(canonical, hash(password), role)) {
            throw new InvalidAccess("There is a user " + canonical + " already.");
        }
        User made = existing(canonical);
        events.publishEvent(new AccessChanged(actor, "create user", "user", canonical, null, made.state()));
        return made;
    }

    /** Makes the administrator if there is no user at all; of several nodes starting at once, one does. */
    @Transactional
    boolean createFirst(String name, String password) {
        Long users = jdbc.sql("select count(*) from app_user").query(Long.class).single();
        return users == 0 && insert(name, hashOfAnyLength(password), Role.ADMIN);
    }

    /** Changes what is given. */
    @Transactional
    public User change(String actor, String name, @Nullable Role role, @Nullable Boolean enabled) {
        User before = existing(name);
        jdbc.sql("update app_user set role = coalesce(?, role), enabled = coalesce(?, enabled) where name = ?")
                .params(Arrays.asList(role == null ? null : role.word(), enabled, before.name()))
                .update();
        requireAnAdministrator();
        User after = existing(name);
        events.publishEvent(
                new AccessChanged(actor, "change user", "user", before.name(), before.state(), after.state()));
        return after;
    }

    @Transactional
    public void setPassword(String actor, String name, String password) {
        User user = existing(name);
        jdbc.sql("update app_user set password_hash = ? where name = ?")
                .params(hash(password), user.name())
                .update();
        events.publishEvent(new AccessChanged(actor, "set password", "user", user.name(), null, null));
    }

    @Transactional
    public void delete(String actor, String name) {
        User before = existing(name);
        jdbc.sql("delete from app_user where name = ?").param(before.name()).update();
        requireAnAdministrator();
        events.publishEvent(new AccessChanged(actor, "delete user", "user", before.name(), before.state(), null));
    }

    private boolean insert(String name, String hash, Role role) {
        return jdbc.sql("insert into app_user (name, password_hash, role) values (?, ?, ?) on conflict do nothing")
                        .params(name, hash, role.word())
                        .update()
                == 1;
    }

    private String hash(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new InvalidAccess("A password has " + SHORTEST_PASSWORD + " characters or more.");
        }
        return hashOfAnyLength(password);
    }

    private String hashOfAnyLength(String password) {
        if (!fits(password)) {
            throw new InvalidAccess("A password has at most " + LONGEST_PASSWORD + " bytes.");
        }
        return String.valueOf(encoder.encode(password));
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
    }

    /** Locks the administrators' rows, so that two of them cannot remove each other at the same time. */
    private void requireAnAdministrator() {
        boolean none = jdbc.sql("select name from app_user where role = 'admin' and enabled for update")
                .query(String.class)
                .list()
                .isEmpty();
        if (none) {
            throw new InvalidAccess("This is the last administrator; make another one first.");
        }
    }

    private User existing(String name) {
        return find(name).orElseThrow(() -> new UnknownAccess("There is no user " + name + "."));
    }

    private static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new User(row.getString("name"), Role.of(row.getString("role")), row.getBoolean("enabled"), createdAt);
    }
}
