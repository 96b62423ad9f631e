package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    @Test
    void namesTheNearestFirst() {
        assertThat(NearNames.nearest(
                        "lpxelinux 6.4", List.of("grub 2.12", "pxelinux 4.07", "lpxelinux 6.04", "lpxelinux 6.03")))
                .containsExactly("lpxelinux 6.04", "lpxelinux 6.03", "pxelinux 4.07");
    }

    @Test
    void saysWhatToDoWhenThereIsNone() {
        assertThat(NearNames.refusal("build", "any", List.of()))
                .hasMessage("There is no build called \"any\". There is no build yet: upload one first.");
    }
}
