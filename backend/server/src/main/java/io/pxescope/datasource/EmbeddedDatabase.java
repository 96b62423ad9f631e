package io.pxescope.datasource;

import io.pxescope.database.EmbeddedPostgres;
import io.pxescope.database.EmbeddedPostgres.Durability;
import io.pxescope.settings.PxescopeProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded PostgreSQL where no database was given. The pool depends on these beans, so it is closed before
 * PostgreSQL is stopped.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseGiven.class)
class EmbeddedDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(PxescopeProperties settings) {
        return EmbeddedPostgres.start(settings.dataDir().resolve("postgres"), Durability.DURABLE);
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return new EmbeddedConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    private record EmbeddedConnection(String url, String username, String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
