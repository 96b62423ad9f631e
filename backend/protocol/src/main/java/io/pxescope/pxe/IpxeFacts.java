package io.pxescope.pxe;

import io.pxescope.dhcp.OctetString;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What iPXE tells of itself in option 175: encapsulated options, code, length and value. Read as far as the lengths add
 * up; a torn rest is passed over.
 */
public final class IpxeFacts {

    private static final int BUS_ID = 0xb1;
    private static final int VERSION = 0xeb;
    private static final int PCI = 1;

    private final Map<Integer, OctetString> values = new TreeMap<>();

    IpxeFacts(OctetString option) {
        int at = 0;
        while (at < option.length()) {
            int code = option.at(at);
            if (code == 0) {
                at++;
                continue;
            }
            if (code == 0xff || at + 1 >= option.length() || at + 2 + option.at(at + 1) > option.length()) {
                return;
            }
            values.put(code, option.slice(at + 2, at + 2 + option.at(at + 1)));
            at += 2 + option.at(at + 1);
        }
    }

    /** {@code 1.0.0}; the same for a decade of development builds. */
    public Optional<String> version() {
        return Optional.ofNullable(values.get(VERSION))
                .filter(value -> value.length() == 3)
                .map(value -> value.at(0) + "." + value.at(1) + "." + value.at(2));
    }

    /** PCI vendor and device of the card, {@code 8086:100e}: the model of the NIC. */
    public Optional<String> pciDevice() {
        return Optional.ofNullable(values.get(BUS_ID))
                .filter(value -> value.length() == 5 && value.at(0) == PCI)
                .map(value -> String.format(Locale.ROOT, "%04x:%04x", value.uint16(1), value.uint16(3)));
    }

    /** Whether this build has the feature with this option code, for example 0x13 HTTP or 0x24 EFI. */
    public boolean hasFeature(int code) {
        OctetString value = values.get(code);
        return value != null && value.length() == 1 && value.at(0) != 0;
    }
}
