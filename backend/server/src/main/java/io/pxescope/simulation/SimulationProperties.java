package io.pxescope.simulation;

import io.pxescope.settings.PxescopeProperties;
import io.pxescope.simulator.Rack;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The simulated machine room.
 *
 * @param enabled whether it runs where no interface is configured; unset: yes. With interfaces it never runs
 * @param machines how many; the first start makes a host of each
 * @param pace factor on the waits between the packets of a boot: 1 makes a boot last some 8 to 25 seconds
 * @param seed of the machines' cards and addresses, and of what differs from boot to boot
 */
@Validated
@ConfigurationProperties("pxescope.simulation")
public record SimulationProperties(
        @Nullable Boolean enabled,
        @DefaultValue("14") @Min(1) @Max(Rack.MOST) int machines,

        @DefaultValue("1") @DecimalMin("0.1") @DecimalMax("100")
        double pace,

        @DefaultValue("1") long seed) {

    boolean runsIn(PxescopeProperties panel) {
        return panel.loopbackOnly() && !Boolean.FALSE.equals(enabled);
    }
}
