package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine that boots, as the desk sees it.
 *
 * @param enabled a disabled host is served by no door
 * @param address its reserved address, or null: one of the pool
 * @param profileId what it boots after the loader, or null: the fleet's profile
 * @param assignment its own test build, or null: the fleet's build
 */
public record Host(
        long id,
        String name,
        boolean enabled,
        @Nullable Ipv4Address address,
        @Nullable String group,
        List<Nic> nics,
        @Nullable Long profileId,
        @Nullable Assignment assignment) {

    /**
     * One network card of a host.
     *
     * @param model as an operator named it, else guessed from what the card told, or null
     * @param guessed whether the model is a guess
     * @param firmware of its ROM, as an operator named it, or null
     */
    public record Nic(
            MacAddress mac,
            @Nullable String model,
            boolean guessed,
            @Nullable String firmware) {

        /** A card whose model nobody guessed. */
        public Nic(MacAddress mac, @Nullable String model, @Nullable String firmware) {
            this(mac, model, false, firmware);
        }
    }

    public Host {
        nics = List.copyOf(nics);
    }

    public Optional<Nic> nic(MacAddress mac) {
        return nics.stream().filter(nic -> nic.mac().equals(mac)).findFirst();
    }
}
