package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;

/**
 * One option: a code and up to 65535 octets.
 *
 * @param code what it is
 * @param value its octets as they are on the wire
 */
public record Dhcp6Option(Dhcp6OptionCode code, OctetString value) {

    public Dhcp6Option {
        if (value.length() > 0xffff) {
            throw new IllegalArgumentException("an option's value has up to 65535 octets, not " + value.length());
        }
    }

    /** The value in words, safe to show: {@code IAID 3e5dd7f7, 2001:db8:77::18d for 120 s}; hex where unknown. */
    public String describe() {
        return Dhcp6OptionText.of(this);
    }

    /** {@code 59 boot file URL = tftp://[2001:db8::1]/x}. */
    @Override
    public String toString() {
        return code.label() + " = " + describe();
    }
}
