package io.pxescope.listeners.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.IpAddress;
import io.pxescope.trace.TransferOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served, by packets over loopback. Ids in brackets are those of the conformance table. */
class HttpBootListenerIT {

    @TempDir
    Path directory;

    private HttpDoor door;
    private final List<RawHttp> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        door = HttpDoor.opened(directory);
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1460, 300_007, 20_000_000})
    @DisplayName("[H-01] GET: 200, Content-Length, the right bytes, all of them acknowledged")
    void servesEverySize(int size) throws Exception {
        byte[] content = door.file("boot/f", size);

        RawHttp.Answer answer = client().get("/boot/f").answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(size));
        assertThat(answer.header("etag")).isEqualTo('"' + HttpDoor.sha256(content) + '"');
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(end.ending().acknowledged()).isEqualTo(size);
        assertThat(end.agreed()).containsExactly(java.util.Map.entry("status", "200"));
        door.awaitAllFilesClosed();
    }

    @Test
    @DisplayName("[H-02] HEAD: the same Content-Length and no body; no failure, nothing transferred")
    void headTellsTheSizeOnly() throws Exception {
        door.file("boot/shim.efi", 5000);
        RawHttp client = client();

        RawHttp.Answer head = client.request("HEAD", "/boot/shim.efi").answerOfHead();
        RawHttp.Answer get = client.get("/boot/shim.efi").answer();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("5000").isEqualTo(get.header("content-length"));
        assertThat(head.header("content-type")).isEqualTo("application/efi");
        assertThat(get.body()).hasSize(5000);
        HttpDoor.End end = door.nextEnd();
        assertThat(end.request().asked()).containsEntry("method", "HEAD");
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.SIZE_PROBE);
        assertThat(end.ending().acknowledged()).isZero();
        assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1, 0-0",
        "bytes=10-19, 10, 20, 10-19",
        "bytes=990-, 990, 1000, 990-999",
        "bytes=-5, 995, 1000, 995-999",
        "bytes=-5000, 0, 1000, 0-999",
        "bytes=500-99999999999999999, 500, 1000, 500-999",
        "Bytes= 1-2, 1, 3, 1-2"
    })
    @DisplayName("[H-03] Range: 206 with the right bytes")
    void servesAPart(String range, int from, int to, String told) throws Exception {
        byte[] content = door.file("f", 1000);

        RawHttp.Answer answer = client().get("/f", "Range: " + range).answer();

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range")).isEqualTo("bytes " + told + "/1000");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, from, to));
        HttpDoor.End end = door.nextEnd();
        assertThat(end.agreed()).containsEntry("status", "206").containsEntry("range", told + "/1000");
        assertThat(end.ending().acknowledged()).isEqualTo(to - from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
    @DisplayName("[H-03] Range outside the file: 416 with the file's size")
    void refusesAPartTheFileDoesNotHave(String range) throws Exception {
        door.file("f", 1000);
        RawHttp client = client();

        RawHttp.Answer answer = client.get("/f", "Range: " + range).answer();

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).isEqualTo("bytes */1000");
        assertThat(door.nextEnd().ending().status()).isEqualTo(416);
        assertThat(client.get("/f").answer().status()).isEqualTo(200);
        door.nextEnd();
        door.awaitAllFilesClosed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes 1-2"})
    @DisplayName("[H-03] several ranges, and what is no range: the whole file")
    void servesTheWholeWhereTheRangeIsNotUnderstood(String range) throws Exception {
        byte[] content = door.file("f", 1000);

        RawHttp.Answer answer = client().get("/f", "Range: " + range).answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void entityTagSavesAndGuards() throws Exception {
        String tag = '"' + HttpDoor.sha256(door.file("f", 1000)) + '"';
        RawHttp client = client();

        assertThat(client.get("/f", "If-None-Match: " + tag).answer().status()).isEqualTo(304);
        assertThat(client.get("/f", "If-None-Match: \"other\"").answer().status())
                .isEqualTo(200);
        assertThat(client.get("/f", "Range: bytes=0-9", "If-Range: " + tag)
                        .answer()
                        .status())
                .isEqualTo(206);
        assertThat(client.get("/f", "Range: bytes=0-9", "If-Range: \"other\"")
                        .answer()
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("[H-04] missing file: 404 with a short sentence")
    void missIsToldInASentence() throws Exception {
        RawHttp client = client();

        RawHttp.Answer answer = client.get("/boot/none").answer();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("the build has no file boot/none\n");
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.NOT_FOUND);
        assertThat(end.ending().status()).isEqualTo(404);
        RawHttp.Answer head = client.request("HEAD", "/boot/none").answerOfHead();
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.header("content-length")).isEqualTo("32");
    }

    @Test
    void machineThatIsNotServedIsToldWhy() throws Exception {
        RawHttp.Answer answer = client().get("/forbidden/f").answer();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).isEqualTo("web-03 is disabled\n");
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.REFUSED);
        assertThat(end.ending().error()).isEqualTo("web-03 is disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/boot/x%20f",
                "//boot//x%20f",
                "/boot%2Fx%20f",
                "/boot/./x%20f",
                "/boot%5cx%20f",
                "/boot/x%20f?a",
                "http://127.0.0.1:PORT/boot/x%20f"
            })
    void everySpellingIsTheSameFile(String target) throws Exception {
        byte[] content = door.file("boot/x f", 10);

        assertThat(client().get(target.replace("PORT", Integer.toString(door.port())))
                        .answer()
                        .body())
                .isEqualTo(content);
    }

    @Test
    @DisplayName("[H-06] keep-alive: many requests on one connection, pipelined ones in their order")
    void keepsTheConnection() throws Exception {
        byte[] one = door.file("one", 100_000);
        byte[] two = door.file("cold/two", 10);
        RawHttp client = client();

        client.send("GET /one HTTP/1.1\r\nHost: b\r\n\r\nGET /cold/two HTTP/1.1\r\nHost: b\r\n\r\n"
                + "HEAD /one HTTP/1.1\r\nHost: b\r\n\r\n");
        assertThat(client.answer().body()).isEqualTo(one);
        assertThat(client.answer().body()).isEqualTo(two);
        assertThat(client.answerOfHead().header("content-length")).isEqualTo("100000");
        RawHttp.Answer last = client.get("/one", "Connection: close").answer();

        assertThat(last.header("connection")).isEqualTo("close");
        assertThat(client.isClosedByServer()).isTrue();
    }

    @Test
    @DisplayName("[H-06] HTTP/1.0 as lpxelinux speaks it: no Host, and the connection ends with the file")
    void speaksHttp10() throws Exception {
        byte[] content = door.file("vmlinuz", 500_000);
        RawHttp client = client();

        client.send("GET /vmlinuz HTTP/1.0\r\nUser-Agent: Syslinux/6.04\r\n\r\n");

        RawHttp.Answer answer = client.answer();
        assertThat(answer.body()).isEqualTo(content);
        assertThat(client.isClosedByServer()).isTrue();
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(end.request().asked()).containsEntry("user-agent", "Syslinux/6.04");
    }

    @Test
    @DisplayName("[H-06] HTTP/1.0 keep-alive where the client asks for it")
    void keepsAnHttp10ConnectionOnRequest() throws Exception {
        byte[] content = door.file("f", 10);
        RawHttp client = client();

        for (int i = 0; i < 2; i++) {
            client.send("GET /f HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo(content);
        }
    }

    @Test
    void answersAClientThatHasClosedItsSide() throws Exception {
        byte[] content = door.file("cold/f", 3_000_000);
        RawHttp client = client().get("/cold/f");
        client.socket.shutdownOutput();

        assertThat(client.answer().body()).isEqualTo(content);
        assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void servesOverIpv6() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this machine has no IPv6");
        door.close();
        door = HttpDoor.opened(directory, HttpSettings.of(IpAddress.ofBytes(loopback.getAddress()), 0));
        byte[] content = door.file("f", 100_000);
        RawHttp client = new RawHttp(loopback, door.port(), 0);
        clients.add(client);

        assertThat(client.get("/f").answer().body()).isEqualTo(content);
        assertThat(client.get("http://[::1]:" + door.port() + "/f").answer().body())
                .isEqualTo(content);
        HttpDoor.End end = door.nextEnd();
        assertThat(end.ending().acknowledged()).isEqualTo(content.length);
        assertThat(end.request().client().toString()).startsWith("[::1]:");
    }

    @Test
    @DisplayName("[H-14] 100 parallel downloads, all correct")
    void servesManyAtOnce() throws Exception {
        byte[] content = door.file("f", 1_000_000);
        ExecutorService pool = Executors.newFixedThreadPool(100);
        try {
            Callable<byte[]> download = () -> {
                try (RawHttp one = new RawHttp(door.port())) {
                    return one.get("/f").answer().body();
                }
            };
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(pool.submit(download));
            }
            for (Future<byte[]> one : all) {
                assertThat(one.get()).isEqualTo(content);
            }
        } finally {
            pool.shutdown();
        }
        for (int i = 0; i < 100; i++) {
            assertThat(door.nextEnd().ending().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        }
        door.awaitAllFilesClosed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void bootedSystemCallsHome(String method) throws Exception {
        RawHttp client = client();

        assertThat(client.request(method, "/b/token/up?x=1").answer().status()).isEqualTo(200);
        assertThat(client.send("POST /b/token/up HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\n\r\nhello")
                        .answer()
                        .text())
                .isEqualTo("welcome\n");
        assertThat(door.calls).containsExactly("127.0.0.1", "127.0.0.1");
        assertThat(client.request("POST", "/b/other/up").answer().status()).isEqualTo(405);
        assertThat(client.get("/b/other/up").answer().status()).isEqualTo(404);
    }

    @Test
    void callerIsToldToGoOn() throws Exception {
        RawHttp client = client().send(
                        "POST /b/token/up HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(100);
        assertThat(client.send("hello").answer().status()).isEqualTo(200);
    }
}
