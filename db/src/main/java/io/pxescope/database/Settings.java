package io.pxescope.database;

import java.nio.file.Path;

/**
 * The settings PostgreSQL is started with.
 *
 * @param port on 127.0.0.1
 * @param logs directory of its log files, a week of them
 */
record Settings(int port, Path logs, EmbeddedPostgres.Durability durability) {

    String toConf() {
        String always = """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                timezone = 'UTC'
                log_timezone = 'UTC'
                """.formatted(port);
        return always + (durability == EmbeddedPostgres.Durability.FAST ? FAST : durable());
    }

    private static final String FAST = """
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            max_connections = 200
            io_method = sync
            autovacuum = off
            """;

    private String durable() {
        return """
            logging_collector = on
            log_directory = '%s'
            log_filename = 'postgresql-%%a.log'
            log_rotation_age = 1d
            log_truncate_on_rotation = on
            log_file_mode = 0600
            """.formatted(logs.toString().replace("'", "''"));
    }
}
