package io.pxescope.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator's three jobs in a browser: assign a test build, watch the machine boot it, roll the fleet back. */
@Lab
class AssignWatchRollbackIT {

    private static final LocatorAssertions.ContainsTextOptions WHILE_IT_BOOTS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void operatorAssignsABuildWatchesTheBootAndRollsTheFleetBack(Room room) {
        Site site = room.site();
        JsonNode first = site.build("pxelinux-first", Site.PXELINUX, "ldlinux.c32");
        JsonNode second = site.build("pxelinux-second", Site.PXELINUX, "ldlinux.c32", "menu.c32", "libutil.c32");
        JsonNode trial = site.build("lpxelinux-trial", Site.LPXELINUX, "ldlinux.c32");
        assertThat(trial.path("flavour").asString()).isEqualTo("lpxelinux");
        site.promote(first, "as it was");
        site.promote(second, "promoted");

        try (ChromiumInNamespace chromium = ChromiumInNamespace.open(room.network(), "srv")) {
            Page page = chromium.newPage();
            signIn(page);
            assign(page, "lpxelinux-trial");
            watch(room.network(), page);
            JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
            assertThat(boot.path("transfers").toString()).contains("lpxelinux.0");

            rollBack(page);
            assertThat(room.api().get("/fleet/bootloader").path("current").toString())
                    .contains(first.path("name").asString());
            assertThat(room.api().get("/hosts/" + Site.MACHINE).toString())
                    .as("a host on its own test build is never touched")
                    .contains("lpxelinux-trial");
        } finally {
            room.api().delete("/hosts/" + Site.MACHINE + "/assignment");
        }
    }

    private static void signIn(Page page) {
        page.navigate(Panel.URL + "/");
        page.getByLabel("Name").fill(Panel.USER);
        page.getByLabel("Password").fill(Panel.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Dashboard").setExact(true)))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    }

    private static void assign(Page page, String build) {
        page.navigate(Panel.URL + "/hosts/" + Site.MACHINE);
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("Build").setExact(true))
                .selectOption(build);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Assign")))
                .click();
        assertThat(page.locator("main")).containsText(build, SOON);
    }

    /** The page that waits is opened before the machine is switched on; the boot's page it turns into is loaded once. */
    private static void watch(LabNetwork network, Page page) {
        page.navigate(Panel.URL + "/hosts/" + Site.MACHINE + "/next");
        try (QemuClient machine = QemuClient.powerOn(network, "watched")) {
            page.waitForURL(Pattern.compile("/boots/\\d+$"), new Page.WaitForURLOptions().setTimeout(120_000));
            page.evaluate("window.notLoadedAgain = true");
            Locator main = page.locator("main");
            assertThat(main).containsText("lpxelinux.0", WHILE_IT_BOOTS);
            assertThat(main).containsText("vmlinuz", WHILE_IT_BOOTS);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("what is still to come of a transfer stays within the card")
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(network.results().resolve("boot-live.png"))
                    .setFullPage(true));
            assertThat(main).containsText("Passed", WHILE_IT_BOOTS);
            assertThat(page.evaluate("window.notLoadedAgain === true")).isEqualTo(true);
            assertThat(machine.finish().end()).isEqualTo("done");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(network.results().resolve("boot-passed.png"))
                    .setFullPage(true));
        }
    }

    private static void rollBack(Page page) {
        page.navigate(Panel.URL + "/rollouts");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roll back…"))
                .click();
        assertThat(page.locator("main")).containsText("pxelinux-first", SOON);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Roll back \\d+ host")))
                .click();
        assertThat(page.locator("main .flash")).containsText("Rolled back", SOON);
    }
}
