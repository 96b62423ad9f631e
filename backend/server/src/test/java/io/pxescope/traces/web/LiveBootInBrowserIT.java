package io.pxescope.traces.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.DhcpFacts;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.traces.BootNumbers;
import io.pxescope.traces.Boots;
import io.pxescope.traces.LiveProgress;
import io.pxescope.traces.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Debian's Chromium watches a boot: rows come without loading again, nothing is pulled from under the reader. */
@PxescopeTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LiveBootInBrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @LocalServerPort
    int port;

    @Autowired
    TraceWriter writer;

    @Autowired
    LiveProgress progress;

    @Autowired
    BootNumbers numbers;

    @Autowired
    Boots boots;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed; deploy/lab/install.sh does");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void rowsComeWhileTheMachineBootsAndThePageIsNeverLoadedAgain() {
        Page page = signedIn(1440, 900);
        long boot = began("live-1");
        page.navigate(url("/boots/" + boot));
        page.evaluate("window.notLoadedAgain = true");
        Locator waterfall = page.locator("#wf");
        assertThat(waterfall).containsText("DISCOVER");

        dhcp(boot, false, "OFFER");
        dhcp(boot, true, "REQUEST");
        dhcp(boot, false, "ACK");
        assertThat(waterfall).containsText("ACK", SOON);
        asked(boot, 1, "pxelinux.0", 46_909);
        progress.progressed(boot, 1, 20_000);
        assertThat(page.locator("#title")).containsText("Receiving pxelinux.0", SOON);
        assertThat(waterfall).containsText("42 %", SOON);
        page.locator("tr.now a").click();
        assertThat(page.locator("tr.open.shown")).containsText("blksize 1456");

        ended(boot, 1, 46_909);
        assertThat(page.locator("#phases")).containsText("46.9 kB", SOON);
        assertThat(page.locator("tr.open.shown")).containsText("46,909 of 46,909 acknowledged", SOON);
        writer.accept(boot, new BootEvent.PhonedHome(Instant.now(), "10.20.9.121"));
        assertThat(page.locator("#title")).containsText("Passed", SOON);
        assertThat(page.evaluate("window.notLoadedAgain === true")).isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void pauseKeepsWhatIsReadAndLiveCatchesUp() {
        Page page = signedIn(1440, 900);
        long boot = began("live-2");
        page.navigate(url("/boots/" + boot));
        Locator live = page.locator("#live");
        assertThat(live).containsText("Live");
        page.keyboard().press("p");
        assertThat(live).containsText("Paused");
        dhcp(boot, false, "OFFER");
        assertThat(live).containsText(Pattern.compile("Paused, \\d+ newer"), SOON);
        assertThat(page.locator("#wf")).not().containsText("OFFER");
        page.keyboard().press("p");
        assertThat(page.locator("#wf")).containsText("OFFER", SOON);
    }

    @Test
    void dashboardListsABootThatBeginsWhileItIsOpen() {
        Page page = signedIn(390, 844);
        page.navigate(url("/"));
        began("live-3");
        assertThat(page.locator("#now")).containsText("live-3", SOON);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void waitingPageTurnsIntoTheBootAtItsDiscover() {
        Page page = signedIn(1440, 900);
        page.navigate(url("/hosts/live-4/next"));
        assertThat(page.locator("main")).containsText("Waiting for live-4");
        long boot = began("live-4");
        page.waitForURL(url("/boots/" + boot));
        assertThat(page.locator("#title")).containsText("Booting");
    }

    private Page signedIn(int width, int height) {
        BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_INCOMPLETE_CHUNKED_ENCODING")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(url("/"));
        page.locator("[name=username]").fill("admin");
        page.locator("[name=password]").fill("correct-horse");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("h1")).containsText("Dashboard");
        return page;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private long began(String host) {
        long boot = Objects.requireNonNull(numbers.take());
        Instant now = Instant.now();
        MacAddress mac = MacAddress.parse("3c:fd:fe:9a:41:08");
        writer.accept(
                boot,
                new BootEvent.Began(
                        now,
                        mac,
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
        writer.accept(
                boot,
                new BootEvent.Decided(
                        now,
                        null,
                        "pxelinux-6.04",
                        "6.04",
                        "pxelinux.0",
                        false,
                        null,
                        null,
                        true,
                        2,
                        "fleet",
                        1,
                        List.of()));
        dhcp(boot, true, "DISCOVER");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> boots.find(boot)
                        .filter(found -> found.trace().steps().size() == 1)
                        .isPresent());
        return boot;
    }

    private void dhcp(long boot, boolean fromMachine, String type) {
        DhcpFacts message =
                new DhcpFacts(type, "51a0c77e", 300, true, "PXEClient", "10.20.9.121", null, null, null, List.of());
        writer.accept(
                boot,
                fromMachine
                        ? new BootEvent.DhcpReceived(Instant.now(), message, "0.0.0.0:68")
                        : new BootEvent.DhcpSent(
                                Instant.now(), message, "255.255.255.255:68", "broadcast", "known host"));
    }

    private void asked(long boot, long transfer, String file, long size) {
        Instant now = Instant.now();
        Map<String, String> options = Map.of("blksize", "1456");
        writer.accept(
                boot,
                new BootEvent.TransferAsked(now, transfer, "TFTP", "b/t/" + file, file, "10.20.9.121:2070", options));
        writer.accept(
                boot,
                new BootEvent.TransferAgreed(now, transfer, options, size, "0".repeat(64), "build", "127.0.0.1:6969"));
    }

    private void ended(long boot, long transfer, long size) {
        progress.ended(boot, transfer);
        writer.accept(
                boot,
                new BootEvent.TransferEnded(
                        Instant.now(),
                        transfer,
                        TransferOutcome.COMPLETE,
                        size,
                        size / 1456 + 1,
                        0,
                        false,
                        null,
                        null));
    }
}
