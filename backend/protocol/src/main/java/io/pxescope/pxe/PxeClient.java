package io.pxescope.pxe;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The sender of a DHCP request, by the options in which PXE clients describe themselves (PXE specification 2.1 section
 * 2.1.1, RFC 4578, RFC 3004, iPXE). Each piece is read on its own: a malformed one counts as not sent.
 *
 * @param vendorClass option 60, raw; empty when not sent
 * @param userClasses option 77, one element per class, raw
 * @param archs option 93, or the {@code Arch:} part of option 60 where 93 is missing; empty when neither says
 * @param undi option 94, or the {@code UNDI:} part of option 60
 * @param machineId option 97
 * @param ipxe option 175
 */
public record PxeClient(
        String vendorClass,
        List<String> userClasses,
        List<ClientArch> archs,
        Optional<UndiVersion> undi,
        Optional<MachineId> machineId,
        Optional<IpxeFacts> ipxe) {

    /** What a PXE client's vendor class starts with, and what a PXE answer's is. */
    public static final String PXE_CLIENT = "PXEClient";

    /** What a UEFI HTTP boot client's vendor class starts with, and what the answer's is. */
    public static final String HTTP_CLIENT = "HTTPClient";

    private static final Pattern ARCH = Pattern.compile(":Arch:([0-9]{5})");
    private static final Pattern UNDI = Pattern.compile(":UNDI:([0-9]{3})([0-9]{3})");

    public PxeClient {
        userClasses = List.copyOf(userClasses);
        archs = List.copyOf(archs);
    }

    /** Reads what the message tells; every DHCP message gives some client, most of them no PXE client. */
    public static PxeClient of(DhcpMessage message) {
        DhcpOptions options = message.options();
        String vendorClass = options.text(OptionCode.VENDOR_CLASS_IDENTIFIER).orElse("");
        return new PxeClient(
                vendorClass,
                options.get(OptionCode.USER_CLASS).map(PxeClient::userClasses).orElse(List.of()),
                archs(options, vendorClass),
                undi(options, vendorClass),
                options.get(OptionCode.CLIENT_MACHINE_IDENTIFIER).flatMap(MachineId::of),
                options.get(OptionCode.IPXE_ENCAPSULATED).map(IpxeFacts::new));
    }

    /** It asks for a boot file by TFTP. */
    public boolean isPxe() {
        return vendorClass.startsWith(PXE_CLIENT);
    }

    /** It is UEFI firmware that wants a URL. */
    public boolean isHttpClient() {
        return vendorClass.startsWith(HTTP_CLIENT);
    }

    /** It wants to boot from the network at all. */
    public boolean isNetboot() {
        return isPxe() || isHttpClient();
    }

    /** It is iPXE or gPXE, as a ROM or as a loader: by its user class, or by option 175 where that was set to another. */
    public boolean isIpxe() {
        return userClasses.stream().anyMatch(name -> name.equals("iPXE") || name.equals("gPXE")) || ipxe.isPresent();
    }

    /** The architecture it prefers; empty when it does not say. */
    public Optional<ClientArch> arch() {
        return archs.stream().findFirst();
    }

    /**
     * RFC 3004 has each class preceded by its length; iPXE and others send bare text. A value whose lengths add up
     * exactly is a list, any other is one class.
     */
    private static List<String> userClasses(OctetString value) {
        List<String> classes = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            int end = at + 1 + value.at(at);
            if (end > value.length() || end == at + 1) {
                return List.of(value.toTerminatedText());
            }
            classes.add(value.slice(at + 1, end).toText());
            at = end;
        }
        return classes;
    }

    private static List<ClientArch> archs(DhcpOptions options, String vendorClass) {
        OctetString value = options.get(OptionCode.CLIENT_SYSTEM_ARCHITECTURE).orElse(OctetString.EMPTY);
        if (!value.isEmpty() && value.length() % 2 == 0) {
            return IntStream.range(0, value.length() / 2)
                    .mapToObj(i -> new ClientArch(value.uint16(2 * i)))
                    .toList();
        }
        Matcher named = ARCH.matcher(vendorClass);
        return named.find() && Integer.parseInt(named.group(1)) <= 0xffff
                ? List.of(new ClientArch(Integer.parseInt(named.group(1))))
                : List.of();
    }

    private static Optional<UndiVersion> undi(DhcpOptions options, String vendorClass) {
        Optional<UndiVersion> sent = options.get(OptionCode.CLIENT_NETWORK_INTERFACE)
                .filter(value -> value.length() == 3 && value.at(0) == 1)
                .map(value -> new UndiVersion(value.at(1), value.at(2)));
        Matcher named = UNDI.matcher(vendorClass);
        if (sent.isPresent() || !named.find()) {
            return sent;
        }
        return Optional.of(new UndiVersion(Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2))));
    }
}
