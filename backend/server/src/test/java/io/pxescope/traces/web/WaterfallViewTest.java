package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.traces.web.Waterfall.Bar;
import io.pxescope.traces.web.Waterfall.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallViewTest {

    @Test
    void foldsTheNamesTriedForTheConfigurationIntoOneRow() {
        Row row = row(WaterfallView.of(Fixtures.passed()), "pxelinux.cfg/");
        assertThat(row.status().text()).isEqualTo("2nd of 11");
        assertThat(row.status().css()).isEqualTo("ok");
        assertThat(row.bars()).hasSize(2);
    }

    @Test
    void drawsASizeProbeAsAnOutlineAndNeverAsAFailure() {
        Row probe = WaterfallView.of(Fixtures.passed()).rows().stream()
                .filter(row -> row.remark().startsWith("size probe"))
                .findFirst()
                .orElseThrow();
        assertThat(probe.css()).isEmpty();
        assertThat(probe.bars()).extracting(Bar::css).containsExactly("abort");
    }

    @Test
    void tellsHttpRequestsByMethodAndStatus() {
        List<Row> rows = WaterfallView.of(Fixtures.overHttp()).rows().stream()
                .filter(row -> row.protocol().equals("HTTP"))
                .toList();
        assertThat(rows)
                .extracting(row -> row.name() + " | " + row.status().text() + " | "
                        + row.status().css() + " | " + row.remark())
                .containsExactly(
                        "snponly.efi | HEAD 200 | idle | size asked, normal",
                        "snponly.efi | GET 200 | ok | ",
                        "part.img | GET 206 | ok | bytes 0-99 of 1000",
                        "none.cfg | GET 404 | fail | what happened",
                        "vmlinuz | broken off | fail | what happened");
        assertThat(rows.get(0).css()).as("a HEAD is no failure").isEmpty();
    }

    @Test
    void letsABarThatGrowsEndWhereTheContainerSaysNowIs() {
        Row initrd = row(WaterfallView.of(Fixtures.live()), "initrd.img");
        assertThat(initrd.status().text()).isEqualTo("56 %");
        assertThat(initrd.bars().get(0).b()).isEqualTo("var(--now)");
        assertThat(initrd.bars()).extracting(Bar::css).contains("todo-part");
    }

    @Test
    void showsTheSilenceThatEndedABootWithItsLength() {
        Waterfall waterfall = WaterfallView.of(Fixtures.failedInSilence());
        Row quiet = waterfall.quiet();
        assertThat(quiet).isNotNull();
        assertThat(quiet.status().text()).isEqualTo("38.1 s");
        assertThat(waterfall.ruler().now()).isNull();
    }

    @Test
    void marksTheSixNamesThatWereNotFound() {
        assertThat(WaterfallView.of(Fixtures.moduleMissing()).rows())
                .filteredOn(row -> row.css().equals("bad"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.name()).endsWith("ldlinux.c32"));
        assertThat(WaterfallView.of(Fixtures.moduleMissing()).quiet()).isNull();
    }

    @Test
    void keepsRowsEqualWhileOnlyTimePasses() {
        Waterfall silent = WaterfallView.of(Fixtures.silent());
        Waterfall later = WaterfallView.of(Fixtures.silentLater());
        assertThat(later.rows()).isEqualTo(silent.rows());
        assertThat(later.quiet()).isEqualTo(silent.quiet());
        assertThat(later.axis()).isNotEqualTo(silent.axis());
    }

    private static Row row(Waterfall waterfall, String name) {
        return waterfall.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
