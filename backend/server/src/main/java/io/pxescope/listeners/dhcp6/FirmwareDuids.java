package io.pxescope.listeners.dhcp6;

import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Duid;
import io.pxescope.net.MacAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the firmware's own DHCPv6 from a booted system's; neither calls itself a PXE client. EDK2's IP stack asks for an
 * address of its own before PXE does, under the same DUID, and for option 23 alone (measured, OVMF 2022.11). Used on one
 * event loop only.
 */
final class FirmwareDuids {
    private static final int MACHINES = 16_384;
    private static final List<Integer> ASKED_BY_EDK2 = List.of(Dhcp6OptionCode.DNS_SERVERS.code());

    private final Map<MacAddress, Duid> last = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Duid> eldest) {
            return size() > MACHINES;
        }
    };

    /** Takes note of what a machine's network boot client is known by. */
    void seen(MacAddress mac, Dhcp6Message message) {
        message.options().duid(Dhcp6OptionCode.CLIENT_ID).ifPresent(duid -> last.put(mac, duid));
    }

    /** Whether firmware wrote a message that is no network boot client's. */
    boolean wrote(MacAddress mac, Dhcp6Message message) {
        Duid known = last.get(mac);
        return known != null
                        && message.options()
                                .duid(Dhcp6OptionCode.CLIENT_ID)
                                .filter(known::equals)
                                .isPresent()
                || message.options().numbers(Dhcp6OptionCode.ORO).equals(ASKED_BY_EDK2);
    }
}
