package io.pxescope.lab;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, headless, inside a namespace of the lab: it sees the panel as an operator on that network does. */
final class ChromiumInNamespace implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private ChromiumInNamespace(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static ChromiumInNamespace open(LabNetwork network, String namespace) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            // Playwright speaks to the browser through file descriptors 3 and 4, which exec hands on.
            Path wrapper = network.results().resolve("chromium");
            String command = String.join(" ", network.inside(namespace, "chromium"));
            Files.writeString(wrapper, "#!/bin/sh\nexec " + command + " \"$@\"\n");
            if (!wrapper.toFile().setExecutable(true)) {
                throw new IOException(wrapper + " cannot be made executable");
            }
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(wrapper)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-dev-shm-usage",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            return new ChromiumInNamespace(playwright, browser);
        } catch (IOException e) {
            playwright.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A fresh profile: no cookies, desktop size. */
    Page newPage() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
