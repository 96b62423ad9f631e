package io.pxescope.dhcp;

import io.pxescope.net.WireText;

/**
 * One option with its whole value: instances that the sender had split (RFC 3396) are joined.
 *
 * @param value raw octets, possibly longer than 255
 */
public record DhcpOption(OptionCode code, OctetString value) {

    /** The value in words, safe to show: {@code 255.255.255.0}, {@code PXEClient:Arch:00000:UNDI:002001}, hex where unknown. */
    public String describe() {
        return WireText.of(code.format().describe(value));
    }

    /** {@code vendor class identifier = PXEClient:Arch:00000:UNDI:002001}. */
    @Override
    public String toString() {
        return code.label() + " = " + describe();
    }
}
