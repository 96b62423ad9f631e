package io.pxescope.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that tests of other rooms stand on, written straight into the database. */
public final class Records {

    private Records() {}

    /** Takes away hosts, builds, profiles and the fleet's history. */
    public static void clear(JdbcClient jdbc) {
        for (String sql : new String[] {
            "update rollouts_fleet set promotion_id = null, build_id = null, profile_id = null",
            "delete from rollouts_promotions",
            "delete from inventory_hosts",
            "delete from quirks_rules",
            "delete from inventory_heard",
            "delete from inventory_unknown_machines",
            "delete from catalog_builds",
            "delete from catalog_profiles"
        }) {
            jdbc.sql(sql).update();
        }
    }

    /** A build without files; its id. */
    public static long build(JdbcClient jdbc, String name) {
        return jdbc.sql("insert into catalog_builds (name, family, created_at, created_by)"
                        + " values (?, 'pxelinux', now(), 'test') returning id")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** A profile that boots the local disk; its id. */
    public static long profile(JdbcClient jdbc, String name) {
        return jdbc.sql("insert into catalog_profiles (name, created_at, created_by)"
                        + " values (?, now(), 'test') returning id")
                .param(name)
                .query(Long.class)
                .single();
    }
}
