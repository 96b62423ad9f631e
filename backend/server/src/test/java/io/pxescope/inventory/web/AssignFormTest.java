package io.pxescope.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxescope.inventory.AssignmentDraft;
import io.pxescope.webkit.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignFormTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void holdsForOneBoot() {
        assertThat(draft("next", "", "").boots()).isEqualTo(1);
    }

    @Test
    void holdsForSoManyBoots() {
        assertThat(draft("boots", " 3 ", "").boots()).isEqualTo(3);
    }

    @Test
    void holdsUntilATimeOfThePanelsZone() {
        assertThat(draft("time", "3", "2026-11-22T18:00").until()).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
        assertThat(draft("time", "3", "2026-11-22T18:00").boots()).isNull();
    }

    @Test
    void holdsUntilReleasedWhateverTheHiddenFieldsSay() {
        AssignmentDraft draft = draft("released", "3", "2026-11-22T18:00");
        assertThat(draft.boots()).isNull();
        assertThat(draft.until()).isNull();
    }

    @Test
    void refusesABoundThatIsNone() {
        assertThatThrownBy(() -> draft("boots", "many", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> draft("time", "", "tomorrow")).isInstanceOf(Refusal.class);
    }

    private static AssignmentDraft draft(String until, @Nullable String boots, @Nullable String time) {
        return new AssignForm("web-17", "pxelinux-6.04", "", until, boots, time, " ").draft(BERLIN);
    }
}
