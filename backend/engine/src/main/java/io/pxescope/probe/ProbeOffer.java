package io.pxescope.probe;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.net.WireText;
import org.jspecify.annotations.Nullable;

/**
 * What a server offered to a probe, all of it fit to be shown.
 *
 * @param mac the machine that it was offered to
 * @param client key of the {@link ProbeClient} that asked
 * @param type OFFER, or what else a server sent
 * @param server option 54, or null
 * @param from the sender of the datagram
 * @param address yiaddr, or null: boot data only, as a proxy offers
 * @param nextServer siaddr, or null
 * @param bootFile the {@code file} field or option 67, or null
 * @param vendorClass option 60, or null
 * @param vendorOptions option 43 in hex, or null
 * @param tftpServer option 66 or the {@code sname} field, or null
 * @param afterMillis since its question was first sent
 */
public record ProbeOffer(
        String mac,
        String client,
        String type,
        @Nullable String server,
        String from,
        @Nullable String address,
        @Nullable String nextServer,
        @Nullable String bootFile,
        @Nullable String vendorClass,
        @Nullable String vendorOptions,
        @Nullable String tftpServer,
        long afterMillis) {

    /** Reads an answer to a question. */
    public static ProbeOffer of(ProbeQuestion question, DhcpMessage answer, UdpEndpoint from, long afterMillis) {
        return new ProbeOffer(
                question.mac().toString(),
                question.client().key(),
                answer.messageType().map(Enum::name).orElse("BOOTP"),
                answer.options()
                        .address(OptionCode.SERVER_IDENTIFIER)
                        .map(Ipv4Address::toString)
                        .orElse(null),
                from.toString(),
                text(answer.yiaddr()),
                text(answer.siaddr()),
                words(answer, answer.file(), OptionCode.BOOTFILE_NAME),
                words(answer, "", OptionCode.VENDOR_CLASS_IDENTIFIER),
                answer.options()
                        .get(OptionCode.VENDOR_SPECIFIC_INFORMATION)
                        .map(OctetString::toHex)
                        .map(WireText::of)
                        .orElse(null),
                words(answer, answer.sname(), OptionCode.TFTP_SERVER_NAME),
                afterMillis);
    }

    /** By what the server is known: its identifier, or where it sent from. */
    public String who() {
        return server == null ? from.substring(0, from.lastIndexOf(':')) : server;
    }

    /** Whether another answer says the same, at another time. */
    public boolean repeats(ProbeOffer other) {
        return at(0).equals(other.at(0));
    }

    private ProbeOffer at(long millis) {
        return new ProbeOffer(
                mac,
                client,
                type,
                server,
                from,
                address,
                nextServer,
                bootFile,
                vendorClass,
                vendorOptions,
                tftpServer,
                millis);
    }

    private static @Nullable String text(Ipv4Address address) {
        return address.isUnspecified() ? null : address.toString();
    }

    private static @Nullable String words(DhcpMessage answer, String field, OptionCode option) {
        return field.isEmpty() ? answer.options().text(option).map(WireText::of).orElse(null) : WireText.of(field);
    }
}
