package io.pxescope.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.inventory.AssignmentView;
import io.pxescope.inventory.Heard;
import io.pxescope.inventory.HeardFacts;
import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.NicDraft;
import io.pxescope.inventory.NicView;
import io.pxescope.inventory.UnknownMachine;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.CurrentUser;
import io.pxescope.webkit.Gallery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");
    private static final List<String> BUILDS = List.of("pxelinux-6.04", "lpxelinux-6.04");

    private static final Heard HEARD = new Heard(
            new HeardFacts(
                    HeardFacts.Voice.IPXE,
                    "0 x86 BIOS",
                    "2.1",
                    "PXEClient:Arch:00000:UNDI:002001",
                    "11223344-5566-4788-99aa-bbccddeeff00",
                    "44332211-6655-8847-99aa-bbccddeeff00",
                    "1.21.1",
                    "8086:1521"),
            NOW.minusSeconds(4000),
            NOW.minusSeconds(20));

    private final Gallery gallery = new Gallery();

    @Test
    void listsHostsWithWhatTheyGet() {
        String html = gallery.page(
                "inventory/hosts",
                Map.of(
                        "q",
                        "",
                        "lede",
                        "2 hosts, 1 of them on a test build.",
                        "unknown",
                        4,
                        "next",
                        0,
                        "hosts",
                        List.of(
                                HostViews.line(host("fra1-r14-u07", assignment(null)), NOW, ZoneOffset.UTC),
                                HostViews.line(host("fra1-r14-u08", null), NOW, ZoneOffset.UTC))));
        Gallery.keep("hosts", html);
        assertThat(html).contains("lpxelinux-6.04").contains("until released").contains("the fleet’s build");
    }

    @Test
    void showsAHostWithItsBuildAndTheFormThatAssignsOne() {
        String html = host(host("fra1-r14-u07", assignment(1)), true);
        Gallery.keep("host", html);
        assertThat(html)
                .contains("for 1 boot")
                .contains("T520 ldlinux hang")
                .contains("Assign to 1 machine")
                .contains("action=\"/hosts/fra1-r14-u07/assignment/release\"");
    }

    @Test
    void marksAModelThatOnlyTheRomToldAsAGuessAndSaysWhereItComesFrom() {
        HostViews.Whole whole = HostViews.whole(host("fra1-r14-u07", null), "rescue", NOW, ZoneOffset.UTC);
        assertThat(whole.nics().get(0)).satisfies(named -> {
            assertThat(named.model()).isEqualTo("Chelsio T520-CR");
            assertThat(named.guessed()).isFalse();
            assertThat(named.maker()).isEqualTo("Chelsio Communications");
        });
        assertThat(whole.nics().get(1)).satisfies(heard -> {
            assertThat(heard.model()).isEqualTo("Intel I350");
            assertThat(heard.guessed()).isTrue();
            assertThat(heard.origin())
                    .isEqualTo("Guessed from the ROM: I350 Gigabit Network Connection, PCI id 8086:1521");
        });
        assertThat(host(host("fra1-r14-u07", null), true))
                .contains("Intel I350</b><span class=\"guess\">guess</span>")
                .contains("iPXE 1.21.1")
                .contains("11223344-5566-4788-99aa-bbccddeeff00")
                .contains("44332211-6655-8847-99aa-bbccddeeff00");
    }

    @Test
    void leavesTheOperatorsWordBeforeTheGuess() {
        NicView nic = new NicView(MacAddress.parse("a0:36:9f:71:0c:2e"), "X710 with odd ROM", null, List.of(HEARD));
        assertThat(nic.modelOrGuess()).isEqualTo("X710 with odd ROM");
        assertThat(nic.modelGuessed()).isFalse();
        assertThat(NicViews.card(nic, NOW, ZoneOffset.UTC).origin()).startsWith("The ROM says: I350");
    }

    @Test
    void takesAnEndedAssignmentForNone() {
        AssignmentView over = new AssignmentView(
                1, 7, 2, "lpxelinux-6.04", null, null, NOW.minusSeconds(1), null, "jtan", NOW, null, null);
        assertThat(HostViews.whole(host("a", over), "", NOW, ZoneOffset.UTC).assigned())
                .isNull();
    }

    @Test
    void disablesWhatAViewerMayNotDoAndSaysWhoMay() {
        assertThat(host(host("fra1-r14-u07", null), false)).contains("Operators can assign.");
    }

    @Test
    void listsUnknownMachinesEachWithAProposedName() {
        String html = gallery.page(
                "inventory/unknown",
                Map.of(
                        "machines",
                        List.of(HostViews.unknown(
                                new UnknownMachine(
                                        MacAddress.parse("a0:36:9f:71:0c:2e"),
                                        NOW.minusSeconds(4000),
                                        NOW.minusSeconds(20),
                                        "rack 9",
                                        Ipv4Address.parse("10.20.9.1"),
                                        "BIOS",
                                        "PXEClient:Arch:00000:UNDI:002001",
                                        12,
                                        "Not answered: a0:36:9f:71:0c:2e is no known host.",
                                        List.of(HEARD)),
                                NOW,
                                ZoneOffset.UTC))));
        Gallery.keep("unknown", html);
        assertThat(html)
                .contains("Intel I350<span class=\"guess\"")
                .contains("Intel Corporate")
                .contains("value=\"host-710c2e\"")
                .contains("/hosts/unknown/a0:36:9f:71:0c:2e/name");
    }

    @Test
    void keepsWhatWasTypedWhenAHostIsRefused() {
        HostDraft draft =
                new HostDraft("web 17", null, "storage", true, null, List.of(new NicDraft("3c:fd", null, null)));
        Map<String, Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("nics", draft.nics());
        model.put("problem", "\"3c:fd\" is not a MAC address.");
        model.put("profiles", List.of("rescue"));
        String html = gallery.page("inventory/new", model);
        Gallery.keep("host-new", html);
        assertThat(html)
                .contains("value=\"web 17\"")
                .contains("value=\"3c:fd\"")
                .contains("is not a MAC address.");
    }

    private String host(HostView host, boolean operates) {
        Map<String, Object> model = new HashMap<>();
        model.put("host", HostViews.whole(host, "rescue", NOW, ZoneOffset.UTC));
        model.put("cards", List.of());
        model.put("builds", BUILDS);
        model.put("profiles", List.of("rescue"));
        model.put("architectures", List.of(new Choice("bios", "BIOS")));
        model.put("arch", "bios");
        model.put("nics", List.of(new NicDraft("00:07:43:2e:1a:90", "Chelsio T520-CR", null)));
        model.put("user", new CurrentUser("mkeller", operates, false));
        return gallery.page("inventory/host", model);
    }

    private static AssignmentView assignment(@Nullable Integer boots) {
        return new AssignmentView(
                1, 7, 2, "lpxelinux-6.04", null, boots, null, "T520 ldlinux hang", "mkeller", NOW, null, null);
    }

    private static HostView host(String name, @Nullable AssignmentView assignment) {
        return new HostView(
                7,
                name,
                true,
                Ipv4Address.parse("10.20.14.107"),
                "storage",
                List.of(
                        new NicView(MacAddress.parse("00:07:43:2e:1a:90"), "Chelsio T520-CR", "1.0.0.88"),
                        new NicView(MacAddress.parse("a0:36:9f:71:0c:2e"), null, null, List.of(HEARD))),
                null,
                assignment);
    }
}
