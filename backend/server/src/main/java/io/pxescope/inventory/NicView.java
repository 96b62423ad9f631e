package io.pxescope.inventory;

import io.pxescope.hardware.MacVendors;
import io.pxescope.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A NIC of a host, as the rest of the house sees it.
 *
 * @param model as an operator wrote it, or null
 * @param firmware as an operator wrote it, or null
 * @param heard what it said of itself, the newest voice first; empty while it was not heard
 */
public record NicView(
        MacAddress mac, @Nullable String model, @Nullable String firmware, List<Heard> heard) {

    public NicView {
        heard = List.copyOf(heard);
    }

    /** A NIC that was not heard yet. */
    public NicView(MacAddress mac, @Nullable String model, @Nullable String firmware) {
        this(mac, model, firmware, List.of());
    }

    /** The model by the PCI id that its ROM or loader told, or null. */
    public @Nullable String modelGuess() {
        return Heard.modelGuess(heard);
    }

    /** The operator's word, else the guess, else null. */
    public @Nullable String modelOrGuess() {
        return model == null ? modelGuess() : model;
    }

    /** Whether {@link #modelOrGuess} is a guess. */
    public boolean modelGuessed() {
        return model == null && modelGuess() != null;
    }

    /** Who made the NIC, by its MAC address; null for an address that somebody chose. */
    public @Nullable String maker() {
        return MacVendors.shipped().of(mac).orElse(null);
    }
}
