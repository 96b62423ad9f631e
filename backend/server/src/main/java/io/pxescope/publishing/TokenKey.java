package io.pxescope.publishing;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that boot tokens are signed with: made once for an installation, the same on all nodes. */
@Component
public class TokenKey {
    private static final int BYTES = 32;

    private final byte[] key;

    TokenKey(JdbcClient jdbc) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into publishing_secrets (name, value) values ('boot-token', :key) on conflict do nothing")
                .param("key", fresh)
                .update();
        this.key = jdbc.sql("select value from publishing_secrets where name = 'boot-token'")
                .query(byte[].class)
                .single();
    }

    public byte[] bytes() {
        return key.clone();
    }
}
