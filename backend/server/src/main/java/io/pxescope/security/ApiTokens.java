package io.pxescope.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: 256 random bits, of which only the SHA-256 is stored; and the one token that the configuration may name. */
@Component
public class ApiTokens {

    /** The name under which the configured token acts. */
    static final String CONFIGURED = "admin-token";

    private static final String PREFIX = "pxe_";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final byte @Nullable [] configured;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient jdbc, ApplicationEventPublisher events, AdminProperties admin) {
        this.jdbc = jdbc;
        this.events = events;
        this.configured = admin.token() == null ? null : sha256(admin.token());
    }

    /**
     * A new token and its secret, which is not stored.
     *
     * @param secret to be sent as {@code Authorization: Bearer <secret>}
     */
    public record Issued(ApiToken token, String secret) {

        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    /** Makes a token; without {@code expiresAt} it is valid until revoked. */
    @Transactional
    public Issued issue(String actor, String name, Role role, @Nullable Instant expiresAt) {
        String canonical = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(canonical).matches()) {
            throw new InvalidAccess("A token's name has 1 to 64 letters, digits, dots, dashes, underscores or @.");
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        try {
            jdbc.sql("insert into api_token (name, role, sha256, created_by, expires_at) values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            canonical,
                            role.word(),
                            sha256(secret),
                            actor,
                            expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC)))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidAccess("There is a token " + canonical + " already.");
        }
        events.publishEvent(new AccessChanged(actor, "create token", "token", canonical, null, role.word()));
        return new Issued(valid(canonical).orElseThrow(), secret);
    }

    /** The tokens that are not revoked, by name. */
    public List<ApiToken> all() {
        return jdbc.sql(SELECT + " order by name").query(ApiTokens::token).list();
    }

    @Transactional
    public void revoke(String actor, String name) {
        ApiToken token = valid(name).orElseThrow(() -> new UnknownAccess("There is no token " + name + "."));
        jdbc.sql("update api_token set revoked_at = now() where name = ? and revoked_at is null")
                .param(token.name())
                .update();
        events.publishEvent(new AccessChanged(
                actor, "revoke token", "token", token.name(), token.role().word(), null));
    }

    /** Whose secret that is. The time of use is noted once a minute at most. */
    Optional<Bearer> bearerOf(String secret) {
        byte[] sha256 = sha256(secret);
        if (configured != null && MessageDigest.isEqual(configured, sha256)) {
            return Optional.of(new Bearer(CONFIGURED, Role.ADMIN));
        }
        Optional<ApiToken> token = jdbc.sql(SELECT + " and sha256 = ? and (expires_at is null or expires_at > now())")
                .param(sha256)
                .query(ApiTokens::token)
                .optional();
        token.ifPresent(used -> jdbc.sql("""
                        update api_token set last_used_at = now()
                        where sha256 = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
                        """).param(sha256).update());
        return token.map(found -> new Bearer(found.name(), found.role()));
    }

    /** Who acts through a token. */
    record Bearer(String name, Role role) {}

    private static final String SELECT =
            "select name, role, created_by, created_at, expires_at, last_used_at from api_token where revoked_at is null";

    private Optional<ApiToken> valid(String name) {
        return jdbc.sql(SELECT + " and name = ?")
                .param(name)
                .query(ApiTokens::token)
                .optional();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
