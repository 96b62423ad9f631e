package io.pxescope.inventory;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A NIC of a host; its MAC address is the key it is kept under. */
@Embeddable
class Nic {
    private int position;
    private @Nullable String model;
    private @Nullable String firmware;

    protected Nic() {}

    Nic(int position, @Nullable String model, @Nullable String firmware) {
        this.position = position;
        this.model = model;
        this.firmware = firmware;
    }

    int position() {
        return position;
    }

    @Nullable
    String model() {
        return model;
    }

    @Nullable
    String firmware() {
        return firmware;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nic nic
                && position == nic.position
                && Objects.equals(model, nic.model)
                && Objects.equals(firmware, nic.firmware);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, model, firmware);
    }
}
