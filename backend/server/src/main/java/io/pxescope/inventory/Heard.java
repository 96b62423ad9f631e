package io.pxescope.inventory;

import io.pxescope.hardware.PciNames;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The newest word of one voice of a NIC. */
public record Heard(HeardFacts facts, Instant first, Instant last) {

    /** The NIC's PCI id as the newest voice that knows it tells it, or null. */
    public static @Nullable String pciId(List<Heard> voices) {
        return voices.stream()
                .sorted(Comparator.comparing(Heard::last).reversed())
                .map(heard -> heard.facts().pciId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The NIC's model by its PCI id: a guess, until an operator says. Null where no voice told the id. */
    public static @Nullable String modelGuess(List<Heard> voices) {
        String id = pciId(voices);
        return id == null ? null : PciNames.shipped().modelOrId(id);
    }
}
