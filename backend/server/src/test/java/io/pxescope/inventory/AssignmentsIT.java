package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import io.pxescope.webkit.Changed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PxescopeTest
@RecordApplicationEvents
class AssignmentsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hosts hosts;

    @Autowired
    Assignments assignments;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    private long host;

    @BeforeEach
    void oneHostAndTwoBuilds() {
        Records.clear(jdbc);
        Records.build(jdbc, "b1");
        Records.build(jdbc, "b2");
        host = hosts.create(
                        new HostDraft(
                                "web-17", null, null, true, null, List.of(new NicDraft("525400000001", null, null))),
                        "jtan")
                .id();
    }

    @Test
    void endsWhenItsBootsAreUsedUpAndIsCountedNoFurther() {
        AssignmentView assigned = assign("b1", 2, null);

        assignments.bootBegan(assigned.id());
        assertThat(assignments.open(host))
                .get()
                .satisfies(open -> assertThat(open.bootsLeft()).isEqualTo(1));
        assignments.bootBegan(assigned.id());
        assignments.bootBegan(assigned.id());

        assertThat(assignments.open(host)).isEmpty();
        assertThat(assignments.history(host, 10)).singleElement().satisfies(over -> {
            assertThat(over.bootsLeft()).isZero();
            assertThat(over.endedWhy()).isEqualTo("its boots are used up");
        });
        assertThat(events.stream(Changed.class).filter(change -> change.action().equals("end assignment")))
                .hasSize(1);
    }

    @Test
    void neverCountsBelowZeroWhenBootsBeginAtTheSameTime() {
        AssignmentView assigned = assign("b1", 3, null);

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> assignments.bootBegan(assigned.id())))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(assignments.history(host, 1).get(0).bootsLeft()).isZero();
    }

    @Test
    void aNewAssignmentTakesThePlaceOfTheOldOne() {
        assign("b1", null, null);
        AssignmentView second = assign("b2", null, null);

        assertThat(hosts.byId(host).orElseThrow().assignment()).isEqualTo(second);
        assertThat(assignments.history(host, 10))
                .extracting(AssignmentView::build)
                .containsExactly("b2", "b1");
        assertThat(assignments.history(host, 10).get(1).endedWhy()).isEqualTo("replaced by b2");
    }

    @Test
    void theSweepEndsThoseWhoseTimeIsOver() {
        AssignmentView assigned = assign("b1", null, clock.instant().plus(Duration.ofHours(1)));
        assertThat(assignments.endExpired()).isZero();
        jdbc.sql("update inventory_assignments set until = now() - interval '1 minute'")
                .update();

        assertThat(assignments.open(host).orElseThrow().inForceAt(clock.instant()))
                .isFalse();
        assertThat(assignments.endExpired()).isEqualTo(1);

        assertThat(assignments.open(host)).isEmpty();
        assertThat(assignments.history(host, 1)).singleElement().satisfies(over -> {
            assertThat(over.id()).isEqualTo(assigned.id());
            assertThat(over.endedWhy()).isEqualTo("its time is over");
        });
    }

    @Test
    void theDatabaseKeepsABuildThatAHostIsSentTo() {
        AssignmentView assigned = assign("b1", null, null);

        assertThatThrownBy(() ->
                        jdbc.sql("delete from catalog_builds where name = 'b1'").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assignments.release("web-17", "done", "jtan");
        jdbc.sql("delete from catalog_builds where name = 'b1'").update();

        assertThat(assignments.history(host, 1)).singleElement().satisfies(over -> {
            assertThat(over.id()).isEqualTo(assigned.id());
            assertThat(over.build()).isEqualTo("b1");
            assertThat(over.endedWhy()).isEqualTo("released by jtan");
        });
    }

    private AssignmentView assign(String build, @Nullable Integer boots, @Nullable Instant until) {
        return assignments.assign("web-17", new AssignmentDraft(build, null, boots, until, null), "jtan");
    }
}
