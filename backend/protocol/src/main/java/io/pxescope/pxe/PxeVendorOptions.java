package io.pxescope.pxe;

import io.pxescope.dhcp.OctetString;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The value of option 43 as PXE clients read it (PXE specification 2.1 table 2-1): encapsulated sub-options ended by
 * 255. Immutable.
 */
public final class PxeVendorOptions {

    /** The boot item: which boot server and layer the client chose; a boot server's reply repeats it. */
    public static final int BOOT_ITEM = 71;

    private static final int DISCOVERY_CONTROL = 6;
    private static final int END = 255;

    /** No broadcast, no multicast discovery, only the servers of a list that is not sent: use the boot file given. */
    private static final int USE_THE_BOOT_FILE_GIVEN = 8;

    private final Map<Integer, OctetString> subOptions;

    private PxeVendorOptions(Map<Integer, OctetString> subOptions) {
        this.subOptions = subOptions;
    }

    /**
     * Discovery control 8: the client takes the boot file of this very answer and looks for no boot server. EDK2 takes
     * an OFFER with option 60 but without this for a BINL server's, asks port 4011 and stops there; iPXE waits some
     * three seconds for a proxy unless it gets both.
     */
    public static PxeVendorOptions bootFileGiven() {
        return new PxeVendorOptions(Map.of()).with(DISCOVERY_CONTROL, OctetString.of(USE_THE_BOOT_FILE_GIVEN));
    }

    /** Reads a client's option 43, as far as the lengths add up; a torn rest is passed over. */
    public static PxeVendorOptions of(OctetString option) {
        Map<Integer, OctetString> read = new LinkedHashMap<>();
        int at = 0;
        while (at < option.length() && option.at(at) != END) {
            if (option.at(at) == 0) {
                at++;
                continue;
            }
            if (at + 1 >= option.length() || at + 2 + option.at(at + 1) > option.length()) {
                break;
            }
            read.put(option.at(at), option.slice(at + 2, at + 2 + option.at(at + 1)));
            at += 2 + option.at(at + 1);
        }
        return new PxeVendorOptions(read);
    }

    /** The value of a sub-option. */
    public Optional<OctetString> get(int code) {
        return Optional.ofNullable(subOptions.get(code));
    }

    /**
     * These and one more sub-option.
     *
     * @param code 1 to 254
     * @param value at most 255 octets
     */
    public PxeVendorOptions with(int code, OctetString value) {
        if (code < 1 || code >= END || value.length() > 255) {
            throw new IllegalArgumentException(
                    "no PXE vendor option: code " + code + " with " + value.length() + " octets");
        }
        Map<Integer, OctetString> more = new LinkedHashMap<>(subOptions);
        more.put(code, value);
        return new PxeVendorOptions(more);
    }

    /** The value of option 43. */
    public OctetString encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subOptions.forEach((code, value) -> {
            out.write(code);
            out.write(value.length());
            out.writeBytes(value.toBytes());
        });
        out.write(END);
        return OctetString.copyOf(out.toByteArray());
    }
}
