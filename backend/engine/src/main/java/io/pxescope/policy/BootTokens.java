package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link BootToken}s: 28 bytes of content and 10 of HMAC-SHA-256 in base64url, 51
 * characters, so that {@code b/<token>/<file>} fits the 128 bytes of BOOTP's file field.
 *
 * <p>Content, big-endian: boot (6), MAC address (6), build (6), profile or 0 (6), expiry in minutes
 * since 1970 (4).
 */
public final class BootTokens {
    /** As long as a token, and none: for explanations. */
    public static final String EXAMPLE = "example-token-each-boot-has-one-of-its-own-XXXXXXXX";

    private static final int CONTENT = 28;
    private static final int SIGNATURE = 10;
    private static final long MAX_48 = (1L << 48) - 1;

    private final SecretKeySpec key;

    /** @param key at least 16 secret bytes, the same on all nodes */
    public BootTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a token key has at least 16 bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public String write(BootToken token) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT + SIGNATURE);
        put48(bytes, token.boot());
        put48(bytes, token.mac().value());
        put48(bytes, token.build());
        put48(bytes, token.profile() == null ? 0 : token.profile());
        bytes.putInt((int) (token.expires().getEpochSecond() / 60));
        bytes.put(sign(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads a token that this installation wrote and that has not expired; anything else gives null. */
    public @Nullable BootToken read(String text, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        if (bytes.length != CONTENT + SIGNATURE
                || !MessageDigest.isEqual(sign(bytes), Arrays.copyOfRange(bytes, CONTENT, bytes.length))) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long boot = get48(in);
        MacAddress mac = new MacAddress(get48(in));
        long build = get48(in);
        long profile = get48(in);
        Instant expires = Instant.ofEpochSecond(60L * Integer.toUnsignedLong(in.getInt()));
        return now.isAfter(expires) ? null : new BootToken(boot, mac, build, profile == 0 ? null : profile, expires);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(bytes, 0, CONTENT);
            return Arrays.copyOf(mac.doFinal(), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static void put48(ByteBuffer out, long value) {
        if (value < 0 || value > MAX_48) {
            throw new IllegalArgumentException(value + " does not fit 48 bits");
        }
        out.putShort((short) (value >>> 32)).putInt((int) value);
    }

    private static long get48(ByteBuffer in) {
        return (Short.toUnsignedLong(in.getShort()) << 32) | Integer.toUnsignedLong(in.getInt());
    }
}
