package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.DhcpFacts;
import io.pxescope.traces.BootNumbers;
import io.pxescope.traces.Boots;
import io.pxescope.traces.TraceWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** The panel's pages on the started panel, and the stream that keeps one of them true. */
@PxescopeTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PagesIT {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

    @Autowired
    TraceWriter writer;

    @Autowired
    BootNumbers numbers;

    @Autowired
    Boots boots;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/boots",
                "/boots?q=state:failed",
                "/builds",
                "/hosts",
                "/hosts/new",
                "/hosts/unknown",
                "/rollouts",
                "/networks",
                "/audit",
                "/more",
                "/find?q=nobody"
            })
    void rendersWholeWithStyleSheetsThatBrowsersMayKeep(String page) throws Exception {
        String html = mvc.perform(get(page).with(user("mkeller").roles("VIEWER", "OPERATOR")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html).contains("<main").containsPattern("/css/tokens-[0-9a-f]{32}\\.css");
    }

    @Test
    void opensTheOneBootThatWasLookedFor() throws Exception {
        long boot = began("fra1-r09-u30");
        mvc.perform(get("/find?q=" + boot).with(user("guest").roles("VIEWER")))
                .andExpect(redirectedUrl("/boots/" + boot));
    }

    @Test
    void waitsForTheNextBootAndTurnsIntoItsPage() throws Exception {
        long first = began("fra1-r09-u31");
        mvc.perform(get("/hosts/fra1-r09-u31/next").with(user("guest").roles("VIEWER")))
                .andExpect(status().isOk());
        mvc.perform(get("/hosts/fra1-r09-u31/next?after=" + (first - 1))
                        .with(user("guest").roles("VIEWER")))
                .andExpect(redirectedUrl("/boots/" + first));
    }

    @Test
    void endsTheStreamOfAPageThatIsNotThere() throws Exception {
        mvc.perform(get("/events?topic=boot:999999999").with(user("guest").roles("VIEWER")))
                .andExpect(status().isNoContent())
                .andExpect(header().doesNotExist("X-Accel-Buffering"));
    }

    @Test
    void streamsWhatChangesInABootToItsOpenPage() throws Exception {
        signIn();
        long boot = began("fra1-r09-u32");
        String page = open("/boots/" + boot).body();
        assertThat(page).contains("id=\"s1\"").doesNotContain("id=\"s2\"");
        String seen = Objects.requireNonNull(first(Pattern.compile("data-last=\"(\\d+)\""), page));

        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = browser.send(
                request("/events?topic=boot:" + boot + "&after=" + seen).build(), HttpResponse.BodyHandlers.ofLines());
        Thread reader = new Thread(() -> stream.body().forEach(lines::add), "browser");
        reader.setDaemon(true);
        reader.start();
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");

        writer.accept(
                boot,
                new BootEvent.DhcpSent(Instant.now(), dhcp("OFFER"), "255.255.255.255:68", "broadcast", "known host"));
        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(line -> line.contains("<tr id=\"s2\"")));
        await().atMost(PATIENCE)
                .until(() -> lines.stream().anyMatch(line -> line.startsWith("data:{") && line.contains("\"s2\"")));
        assertThat(lines).noneMatch(line -> line.contains("<tr id=\"s1\""));
        stream.body().close();
    }

    private long began(String host) {
        long boot = Objects.requireNonNull(numbers.take());
        Instant now = Instant.now();
        writer.accept(
                boot,
                new BootEvent.Began(
                        now,
                        MacAddress.parse("3c:fd:fe:9a:41:08"),
                        null,
                        host,
                        "Intel X710",
                        "rack 9",
                        Firmware.BIOS,
                        "test",
                        "listener",
                        null,
                        false,
                        null));
        writer.accept(boot, new BootEvent.DhcpReceived(now, dhcp("DISCOVER"), "0.0.0.0:68"));
        await().atMost(PATIENCE)
                .until(() -> boots.find(boot)
                        .filter(found -> found.trace().steps().size() == 1)
                        .isPresent());
        return boot;
    }

    private static DhcpFacts dhcp(String type) {
        return new DhcpFacts(type, "51a0c77e", 300, true, "PXEClient", "10.20.9.121", null, null, null, List.of());
    }

    private void signIn() throws Exception {
        String csrf = Objects.requireNonNull(first(CSRF, open("/sign-in").body()));
        String form = "username=admin&password=correct-horse&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        browser.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private HttpResponse<String> open(String path) throws Exception {
        return browser.send(request(path).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static @org.jspecify.annotations.Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
