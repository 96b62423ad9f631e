package io.pxescope.listeners.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that mean no good, or know no better. Ids in brackets are those of the conformance table. */
class HostileClientsIT {

    @TempDir
    Path directory;

    private HttpDoor door;
    private byte[] content;
    private final List<RawHttp> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        door = HttpDoor.opened(directory);
        content = door.file("f", 1000);
    }

    @AfterEach
    void close() throws IOException {
        for (RawHttp client : clients) {
            client.close();
        }
        door.close();
    }

    private RawHttp client() throws IOException {
        RawHttp client = new RawHttp(door.port());
        clients.add(client);
        return client;
    }

    private void stillServes() throws IOException {
        assertThat(client().get("/f").answer().body()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/b/../../etc/passwd",
                "/%2e%2e/etc/passwd",
                "/%2e%2e%2fetc%2fpasswd",
                "/..%5c..%5cetc%5cpasswd",
                "/..\\..\\etc\\passwd",
                "/%252e%252e/etc/passwd",
                "/....//etc/passwd",
                "//etc/passwd",
                "/etc/passwd%00.efi",
                "/%c0%ae%c0%ae/etc/passwd",
                "/%uff0e%uff0e/etc/passwd",
                "/file:///etc/passwd",
                "/f/../../etc/passwd",
                "/.",
                "/..",
                "/%2e%2e%ff",
                "/f%",
                "/f%zz",
                "/f%2"
            })
    @DisplayName("[H-05] every spelling of a climb, and what is no name: refused, nothing outside leaves")
    void climbsNowhere(String target) throws Exception {
        RawHttp.Answer answer = client().get(target).answer();

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("root:");
        stillServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: 5, 6\r\n\r\nhello!",
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: +5\r\n\r\nhello",
                "POST /f HTTP/1.1\r\nHost: b\r\nContent-Length: -5\r\n\r\nhello",
                "GET /f HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "GET /f HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: xchunked\r\n\r\n",
                "GET /f HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /f HTTP/1.1\nHost: b\n\n",
                "GET /f HTTP/1.1\r\nHost : b\r\n\r\n",
                "GET /f HTTP/1.1\r\nHost: b\r\n Folded: x\r\nContent-Length : 5\r\n\r\nhello",
                "GET /f HTTP/1.1\r\n\r\n",
                "GET /f HTTP/1.1\r\nHost: b\r\nHost: c\r\n\r\n",
                "GET /f HTTP/1.1\r\nHost: b\r\nX\0Y: c\r\n\r\n",
                "GET  /f HTTP/1.1 x\r\nHost: b\r\n\r\n",
                "GET /f\r\n\r\n",
                "GET /f HTTP/9.9\r\nHost: b\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001"
            })
    @DisplayName("[H-07] what two readers could read in two ways: refused, and nothing after it is answered")
    void refusesWhatIsAmbiguous(String octets) throws Exception {
        String answer = client().send(octets + "GET /f HTTP/1.1\r\nHost: smuggled\r\n\r\n")
                .rest();

        assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|505) .*");
        assertThat(answer).containsOnlyOnce("Date: ").contains("Connection: close");
        stillServes();
    }

    @Test
    @DisplayName("[H-08] oversized lines, headers, header counts, bodies: 4xx, and the server lives")
    void refusesWhatIsTooLarge() throws Exception {
        assertThat(client().get("/" + "a".repeat(100_000)).rest()).startsWith("HTTP/1.1 414 ");
        assertThat(client().get("/f", "X: " + "a".repeat(100_000)).rest()).startsWith("HTTP/1.1 431 ");
        assertThat(client().get("/f", "X: 1\r\n".repeat(20_000) + "Y: 1").rest())
                .startsWith("HTTP/1.1 431 ");
        assertThat(client().request("POST", "/b/token/up", "Content-Length: 99999999999")
                        .rest())
                .startsWith("HTTP/1.1 413 ");
        assertThat(client().get("/" + "a/".repeat(1500) + "f").answer().status())
                .isEqualTo(400);
        stillServes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST", "TRACE", "PROPFIND", "OPTIONS", "PATCH", "CONNECT", "get"})
    @DisplayName("[H-10] other methods on a boot file: 405, nothing changes")
    void onlyReads(String method) throws Exception {
        RawHttp client = client();

        RawHttp.Answer answer = client.send(method + " /f HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\n\r\nhello")
                .answer();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertThat(client.get("/f").answer().body()).isEqualTo(content);
        assertThat(door.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/b/", "/b/token/", "/boot/", "//", "/?f", "/%2f"})
    @DisplayName("[H-11] directories are not listed")
    void listsNothing(String target) throws Exception {
        door.file("boot/f", 10);

        RawHttp.Answer answer = client().get(target).answer();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("directories are not listed; ask for a file\n");
    }

    @Test
    @DisplayName("[H-12] absolute-form to another host is not proxied")
    void isNoProxy() throws Exception {
        for (String host :
                List.of("example.org", "127.0.0.1:1", "127.0.0.1:" + door.port() + "@example.org", "[::1]")) {
            assertThat(client().get("http://" + host + "/f").answer().status())
                    .as(host)
                    .isEqualTo(421);
        }
        assertThat(client().get("https://example.org/f").answer().status()).isEqualTo(400);
        assertThat(client().get("f").answer().status()).isEqualTo(400);
        assertThat(door.ended).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/f%0d%0aX-Evil:%201", "/%0d%0a%0d%0a<script>", "/f%0aSet-Cookie:a", "/none%e5%98%8a%e5%98%8dX:1"
            })
    @DisplayName("[H-13] CR LF in the path cannot inject a header")
    void noHeaderIsInjected(String target) throws Exception {
        RawHttp.Answer answer = client().get(target).answer();

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.headers().keySet())
                .containsExactlyInAnyOrder(
                        "date", "connection", "content-type", "x-content-type-options", "content-length");
    }

    @Test
    @DisplayName("[H-09] [A-04] slowloris: 200 half-open requests, and another client is served at once")
    void halfOpenRequestsStopNobody() throws Exception {
        door.close();
        door = HttpDoor.opened(directory, HttpDoor.settings(100, 50, Duration.ofSeconds(120), Duration.ofSeconds(60)));
        door.file("f", 1000);
        for (int i = 0; i < 200; i++) {
            try {
                client().send("GET /f HTTP/1.1\r\nHost: b\r\nX: ");
            } catch (SocketException gaveWay) {
                continue;
            }
        }

        stillServes();

        assertThat(door.listener.connections()).isBetween(1, 50);
        for (RawHttp client : clients) {
            client.close();
        }
        door.awaitNothingOpen();
    }

    @Test
    @DisplayName("[H-09] a request that does not come whole, and a connection that idles, are ended")
    void lateRequestsAreEnded() throws Exception {
        door.close();
        door = HttpDoor.opened(directory, HttpDoor.settings(100, 50, Duration.ofSeconds(2), Duration.ofSeconds(60)));
        RawHttp slow = client().send("GET /f HTTP/1.1\r\nHos");

        assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");
        assertThat(client().rest()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    @DisplayName("[F-08] mutated requests: each is answered or closed, and the server lives")
    void mutatedRequestsDoNoHarm() throws Exception {
        byte[] good = ("GET /f HTTP/1.1\r\nHost: boot\r\nRange: bytes=0-99\r\nConnection: close\r\n"
                        + "Content-Length: 3\r\nUser-Agent: iPXE/1.21.1\r\n\r\nabc")
                .getBytes(StandardCharsets.ISO_8859_1);
        long seed = 8;
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(8) + 1; n > 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try (RawHttp one = new RawHttp(door.port())) {
                one.send(new String(bad, 0, random.nextInt(bad.length) + 1, StandardCharsets.ISO_8859_1));
                one.socket.shutdownOutput();
                String answer = one.rest();
                assertThat(answer)
                        .as("seed %d, request %d", seed, i)
                        .matches("(?s)(HTTP/1\\.1 (100|2\\d\\d|304|4\\d\\d|505) .*)?");
            }
        }
        stillServes();
    }
}
