package io.pxescope.pxe;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Options;
import io.pxescope.dhcp6.Duid;
import java.util.List;
import java.util.Optional;

/**
 * Reads who sent a DHCPv6 message out of the options by which network boot clients describe themselves there (RFC 5970):
 * vendor class 16 says what option 60 says in IPv4, user class 15, architecture 61 and interface 62 what 77, 93 and 94
 * say. A UUID comes in the DUID, in the octet order of option 97 (measured: OVMF, iPXE).
 */
public final class Dhcp6Client {

    /** Intel's enterprise number, which EDK2 and iPXE send with their vendor class and want to see in an answer's. */
    public static final int ENTERPRISE = 343;

    private Dhcp6Client() {}

    /** Every message gives some client, most of them no PXE client. */
    public static PxeClient of(Dhcp6Message message) {
        Dhcp6Options options = message.options();
        List<String> classes = options.vendorClasses();
        return new PxeClient(
                classes.isEmpty() ? "" : classes.get(0),
                options.userClasses(),
                options.numbers(Dhcp6OptionCode.CLIENT_ARCH).stream()
                        .map(ClientArch::new)
                        .toList(),
                options.get(Dhcp6OptionCode.NETWORK_INTERFACE)
                        .filter(value -> value.length() == 3 && value.at(0) == 1)
                        .map(value -> new UndiVersion(value.at(1), value.at(2))),
                options.duid(Dhcp6OptionCode.CLIENT_ID).flatMap(Dhcp6Client::machineId),
                Optional.empty());
    }

    private static Optional<MachineId> machineId(Duid duid) {
        return duid.uuid().flatMap(uuid -> MachineId.of(OctetString.ofHex("00" + uuid.toHex())));
    }
}
