package io.pxescope.coexistence;

import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Kea control agents that operators named. */
@Service
public class KeaServers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeaServers(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** All, by name. */
    public List<KeaServer> all() {
        return jdbc.sql("select * from coexistence_kea_servers order by lower(name)")
                .query(KeaServers::server)
                .list();
    }

    /** @throws Refusal when there is none of that name */
    public KeaServer require(String name) {
        return find(name).orElseThrow(() -> Refusal.notFound("There is no Kea control agent called \"" + name + "\"."));
    }

    private Optional<KeaServer> find(String name) {
        return jdbc.sql("select * from coexistence_kea_servers where lower(name) = lower(?)")
                .param(name.strip())
                .query(KeaServers::server)
                .optional();
    }

    /** @throws Refusal naming the field that is not sound, or taken */
    @Transactional
    public KeaServer add(String name, String url, @Nullable String user, @Nullable String password, String actor) {
        KeaServer server = new KeaServer(name(name), url(url), blank(user), blank(password));
        if (find(server.name()).isPresent()) {
            throw Refusal.conflict("name", "There is a Kea control agent called " + server.name() + " already.");
        }
        jdbc.sql("""
                        insert into coexistence_kea_servers (name, url, login, password, created_at, created_by)
                        values (:name, :url, :user, :password, :at, :by)
                        """)
                .param("name", server.name())
                .param("url", server.url().toString())
                .param("user", server.user())
                .param("password", server.password())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor)
                .update();
        events.publishEvent(new Changed(actor, "add Kea server", "kea server", server.name(), null, told(server)));
        return server;
    }

    /** @throws Refusal when there is none of that name */
    @Transactional
    public void remove(String name, String actor) {
        KeaServer server = require(name);
        jdbc.sql("delete from coexistence_kea_servers where name = ?")
                .param(server.name())
                .update();
        events.publishEvent(new Changed(actor, "remove Kea server", "kea server", server.name(), told(server), null));
    }

    private static String told(KeaServer server) {
        return server.url() + (server.user() == null ? "" : " as " + server.user());
    }

    private static String name(String written) {
        if (!NAME.matcher(written.strip()).matches()) {
            throw Refusal.invalid("name", "A name has 1 to 40 letters, digits, dots or dashes.");
        }
        return written.strip();
    }

    private static URI url(String written) {
        try {
            URI url = new URI(written.strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            // Refused below, in the same words.
        }
        throw Refusal.invalid(
                "url", "Write the control agent's URL without user and password, as http://10.20.3.2:8000/.");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static KeaServer server(ResultSet row, int number) throws SQLException {
        return new KeaServer(
                row.getString("name"),
                URI.create(row.getString("url")),
                row.getString("login"),
                row.getString("password"));
    }
}
