package io.pxescope.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv6Address;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query.Kind;
import io.pxescope.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** IPv6 leases in PostgreSQL: what is answered is on disk, and a new book on the same database knows it. */
@Timeout(120)
class JdbcLease6StoreIT {
    private static final Ipv6Address FIRST = Ipv6Address.parse("2001:db8:77::100");
    private static final Instant NOON = Lab.NOON;

    private final TestDatabase database = TestDatabase.create();
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final JdbcLease6Store store = new JdbcLease6Store(jdbc, new DataSourceTransactionManager(source));
    private final DurableLease6Book book = new DurableLease6Book(store);
    private final DurableLease6Book another = new DurableLease6Book(store);

    @BeforeEach
    void network() {
        jdbc.sql("INSERT INTO network (id, name, subnet, mode, answer, lease_seconds, prefix6, mode6, first6, last6)"
                        + " VALUES (1, 'lab', '10.0.0.0/24', 'AUTHORITATIVE', 'ALL', 600, '2001:db8:77::/64',"
                        + " 'STATEFUL', '2001:db8:77::100', '2001:db8:77::103')")
                .update();
        book.start();
    }

    @AfterEach
    void stop() {
        book.stop();
        another.stop();
    }

    private static Lease6Answer ask(Lease6Book book, Kind kind, int client, Ipv6Address wanted) throws Exception {
        return book.answer(List.of(Lease6DeskTest.query(kind, client, wanted, NOON)))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .get(0);
    }

    private String state() {
        return jdbc.sql("SELECT state FROM lease6 WHERE address = '2001:db8:77::100'")
                .query(String.class)
                .single();
    }

    @Test
    void anAnswerComesAfterItsRowAndANewBookKnowsIt() throws Exception {
        assertThat(ask(book, Kind.COMMIT, 1, FIRST))
                .isInstanceOfSatisfying(
                        Lease6Answer.Held.class,
                        held -> assertThat(held.address()).isEqualTo(FIRST));
        assertThat(state()).isEqualTo("BOUND");
        assertThat(book.holderOf(FIRST)).isEqualTo(Lab.mac(1));
        another.start();
        assertThat(another.holderOf(FIRST)).isEqualTo(Lab.mac(1));
        assertThat(another.addressOf(Lab.mac(1))).isEqualTo(FIRST);
        assertThat(ask(another, Kind.EXTEND, 2, FIRST)).isInstanceOf(Lease6Answer.NoBinding.class);
        assertThat(ask(another, Kind.RELEASE, 1, FIRST)).isInstanceOf(Lease6Answer.Noted.class);
        assertThat(state()).isEqualTo("RELEASED");
        assertThat(another.holderOf(FIRST)).isNull();
    }

    @Test
    void whatAnotherNodeGaveIsNotGivenAgain() throws Exception {
        another.start();
        assertThat(ask(another, Kind.COMMIT, 2, FIRST)).isInstanceOf(Lease6Answer.Held.class);
        assertThat(ask(book, Kind.COMMIT, 1, FIRST)).isInstanceOf(Lease6Answer.Unavailable.class);
        assertThat(ask(book, Kind.COMMIT, 1, FIRST))
                .isInstanceOfSatisfying(
                        Lease6Answer.Held.class,
                        held -> assertThat(held.address()).isNotEqualTo(FIRST));
    }

    @Test
    void aDatabaseThatIsAwayGivesNoLease() throws Exception {
        jdbc.sql("ALTER TABLE lease6 RENAME TO gone").update();
        assertThat(ask(book, Kind.COMMIT, 1, FIRST)).isInstanceOf(Lease6Answer.Unavailable.class);
        jdbc.sql("ALTER TABLE gone RENAME TO lease6").update();
        assertThat(ask(book, Kind.COMMIT, 1, FIRST)).isInstanceOf(Lease6Answer.Held.class);
    }
}
