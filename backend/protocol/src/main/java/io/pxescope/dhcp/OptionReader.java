package io.pxescope.dhcp;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects options from the fields of one packet: skips pads, stops at the end option, joins the instances of a split
 * option in the order read (RFC 3396 section 7).
 */
final class OptionReader {

    private static final int PAD = 0;
    private static final int END = 255;

    private final byte[] payload;
    private final Map<OptionCode, ByteArrayOutputStream> values = new LinkedHashMap<>();

    OptionReader(byte[] payload) {
        this.payload = payload;
    }

    /** Reads the field from {@code from} (inclusive) to {@code to} (exclusive). A missing end option is forgiven. */
    void read(int from, int to) throws Overrun {
        int at = from;
        while (at < to && (payload[at] & 0xff) != END) {
            int code = payload[at] & 0xff;
            if (code == PAD) {
                at++;
                continue;
            }
            if (at + 1 >= to) {
                throw new Overrun("option " + code + " has no length octet", at);
            }
            int length = payload[at + 1] & 0xff;
            int left = to - at - 2;
            if (length > left) {
                throw new Overrun("option " + code + " claims " + length + " octets, " + left + " are left", at);
            }
            values.computeIfAbsent(OptionCode.of(code), first -> new ByteArrayOutputStream())
                    .write(payload, at + 2, length);
            at += 2 + length;
        }
    }

    /** Option 52 so far: bit 0 the file field, bit 1 the sname field holds options; 0 for any other value. */
    int overload() {
        ByteArrayOutputStream value = values.get(OptionCode.OVERLOAD);
        if (value == null || value.size() != 1) {
            return 0;
        }
        int fields = value.toByteArray()[0];
        return fields >= 1 && fields <= 3 ? fields : 0;
    }

    DhcpOptions options() {
        DhcpOptions.Builder options = DhcpOptions.builder();
        values.forEach((code, value) -> {
            if (code != OptionCode.OVERLOAD) {
                options.put(code, OctetString.copyOf(value.toByteArray()));
            }
        });
        return options.build();
    }

    /** An option that runs past its field. Stays inside the codec, which turns it into a value. */
    static final class Overrun extends Exception {

        private final String reason;
        private final int offset;

        Overrun(String reason, int offset) {
            super(reason, null, false, false);
            this.reason = reason;
            this.offset = offset;
        }

        String reason() {
            return reason;
        }

        int offset() {
            return offset;
        }
    }
}
