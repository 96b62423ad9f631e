package io.pxescope.simulator;

import io.pxescope.net.MacAddress;
import java.util.UUID;

/**
 * A simulated machine as an inventory knows it.
 *
 * @param name such as {@code sim-r01-u07}
 * @param rack such as {@code r01}
 * @param circuit the switch port it hangs on, as the relay agent tells it in option 82
 * @param mac of the card it boots from
 * @param uuid of its mainboard, as dmidecode shows it
 */
public record Machine(String name, String rack, String circuit, MacAddress mac, UUID uuid, NicModel nic) {}
