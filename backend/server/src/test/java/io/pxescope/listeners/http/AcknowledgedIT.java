package io.pxescope.listeners.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.listeners.HttpObserver;
import io.pxescope.trace.TransferOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a transfer is what the client's TCP acknowledged, however the client leaves. */
@EnabledOnOs(OS.LINUX)
class AcknowledgedIT {
    private static final int LARGE = 40_000_000;
    private static final int SMALL_BUFFER = 16 * 1024;

    @TempDir
    Path directory;

    private @Nullable HttpDoor opened;

    private HttpDoor open(Duration stalled) {
        HttpDoor door = HttpDoor.opened(directory, HttpDoor.settings(100, 50, Duration.ofSeconds(30), stalled));
        opened = door;
        return door;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void brokenOffInTheMiddleIsAborted() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(60));
        door.file("f", LARGE);
        try (RawHttp client = new RawHttp(door.port(), SMALL_BUFFER)) {
            client.get("/f").socket.getInputStream().readNBytes(100_000);
            client.reset();
        }

        HttpDoor.End end = door.nextEnd();

        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.ABORTED);
        assertThat(end.ending().error()).isEqualTo("the client closed the connection");
        assertThat(end.ending().acknowledged()).isBetween(90_000L, LARGE - 1L);
        door.awaitNothingOpen();
    }

    @Test
    @DisplayName("EDK2's manners: RST after the answer to HEAD, RST after the last octet of the file")
    void resetAfterTheLastOctetIsNoFailure() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(60));
        byte[] content = door.file("f", 700_000);
        try (RawHttp client = new RawHttp(door.port())) {
            client.request("HEAD", "/f").answerOfHead();
            client.reset();
        }
        try (RawHttp client = new RawHttp(door.port())) {
            assertThat(client.get("/f").answer().body()).isEqualTo(content);
            client.reset();
        }

        assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.SIZE_PROBE);
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(end.ending().acknowledged()).isEqualTo(content.length);
    }

    @Test
    @DisplayName("[H-15] a client that never reads its download does not block others, and is ended")
    void clientThatNeverReadsIsEnded() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(3));
        byte[] small = door.file("small", 5000);
        door.file("f", LARGE);
        try (RawHttp deaf = new RawHttp(door.port(), SMALL_BUFFER);
                RawHttp other = new RawHttp(door.port(), SMALL_BUFFER)) {
            deaf.get("/f");
            other.get("/f");
            for (int i = 0; i < 4; i++) {
                try (RawHttp reader = new RawHttp(door.port())) {
                    assertThat(reader.get("/small").answer().body()).isEqualTo(small);
                }
            }

            List<HttpObserver.Ending> ends = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                ends.add(door.nextEnd().ending());
            }
            assertThat(ends)
                    .filteredOn(end -> end.outcome() == TransferOutcome.COMPLETE)
                    .hasSize(4);
            assertThat(ends)
                    .filteredOn(end -> end.outcome() == TransferOutcome.TIMED_OUT)
                    .hasSize(2)
                    .allSatisfy(end -> {
                        assertThat(end.error()).isEqualTo("nothing was acknowledged for 3 s");
                        assertThat(end.acknowledged()).isBetween(1L, LARGE / 2L);
                    });
        }
        door.awaitNothingOpen();
    }

    @Test
    void progressOfASlowClientIsToldAndItIsServedToTheEnd() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(20));
        byte[] content = door.file("f", 8_000_000);
        try (RawHttp slow = new RawHttp(door.port(), SMALL_BUFFER)) {
            slow.get("/f");
            for (int i = 0; i < 10; i++) {
                Thread.sleep(400);
                slow.socket.getInputStream().readNBytes(50_000);
            }
            assertThat(slow.socket.getInputStream().readNBytes(content.length - 500_000))
                    .hasSize(content.length - 500_000);
            assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        }
        assertThat(door.progressed).hasPositiveValue();
    }

    @Test
    void clientThatDoesNotWaitForAColdFileIsToldSo() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(60));
        try (RawHttp client = new RawHttp(door.port())) {
            client.get("/never/f");
            Thread.sleep(200);
            client.reset();
        }

        HttpDoor.End end = door.nextEnd();

        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.ABORTED);
        assertThat(end.ending().error()).isEqualTo("the client did not wait for the file");
    }

    @Test
    void fileThatCannotBeReadToItsEndIsOurFault() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(60));
        door.file("f", LARGE);
        try (RawHttp client = new RawHttp(door.port(), SMALL_BUFFER)) {
            client.get("/f").socket.getInputStream().readNBytes(100_000);
            door.shrink("f", 10_000_000);
            client.rest();
        }

        HttpDoor.End end = door.nextEnd();

        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.FAILED);
        assertThat(end.ending().error()).isEqualTo("the server could not read the file, see its log");
        assertThat(end.ending().acknowledged()).isBetween(90_000L, 10_000_000L);
        door.awaitNothingOpen();
    }

    @Test
    void stopOfTheServerIsToldAsOurs() throws Exception {
        HttpDoor door = open(Duration.ofSeconds(60));
        door.file("f", LARGE);
        try (RawHttp client = new RawHttp(door.port(), SMALL_BUFFER)) {
            client.get("/f").socket.getInputStream().readNBytes(100_000);
            door.close();

            assertThat(door.nextEnd().ending().error()).isEqualTo("the server is being stopped");
        }
    }

    @Test
    void platformThatDoesNotTellIsSaidNotToTell() throws Exception {
        HttpDoor door = HttpDoor.openedPlain(directory);
        opened = door;
        byte[] content = door.file("f", 3_000_000);
        try (RawHttp client = new RawHttp(door.port())) {
            assertThat(client.get("/f").answer().body()).isEqualTo(content);
            assertThat(client.get("/f", "Range: bytes=5-9").answer().body()).hasSize(5);
        }

        HttpDoor.End end = door.nextEnd();

        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(end.agreed()).containsEntry("acknowledged", "not observed");
        assertThat(door.nextEnd().agreed()).containsEntry("status", "206");
    }

    @Test
    void brokenOffOnAPlatformThatDoesNotTellIsAborted() throws IOException, InterruptedException {
        HttpDoor door = HttpDoor.openedPlain(directory);
        opened = door;
        door.file("f", LARGE);
        try (RawHttp client = new RawHttp(door.port(), SMALL_BUFFER)) {
            client.get("/f").socket.getInputStream().readNBytes(100_000);
            client.reset();
        }

        assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.ABORTED);
        door.awaitNothingOpen();
    }
}
