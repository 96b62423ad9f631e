package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.MacAddress;
import io.pxescope.net.WireText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The value of an option in words, safe to show; hex where its kind is unknown or its shape is another. */
final class Dhcp6OptionText {

    private static final long INFINITY = 0xffffffffL;

    private Dhcp6OptionText() {}

    static String of(Dhcp6Option option) {
        OctetString value = option.value();
        Dhcp6Options alone = Dhcp6Options.of(List.of(option));
        String words = switch (option.code().code()) {
            case 1, 2 -> Duid.tryOf(value).map(Dhcp6OptionText::duid).orElse(hex(value));
            case 3 ->
                alone.associations().stream()
                        .findFirst()
                        .map(Dhcp6OptionText::association)
                        .orElse(hex(value));
            case 5 ->
                alone.addresses().stream()
                        .findFirst()
                        .map(Dhcp6OptionText::address)
                        .orElse(hex(value));
            case 6, 43, 61 -> numbers(alone, option);
            case 7 -> value.length() == 1 ? Integer.toString(value.at(0)) : hex(value);
            case 8 -> value.length() == 2 ? value.uint16(0) * 10 + " ms" : hex(value);
            case 13 -> alone.status().map(Dhcp6OptionText::status).orElse(hex(value));
            case 14 -> value.isEmpty() ? "yes" : hex(value);
            case 15 -> classes(alone.userClasses(), value);
            case 16 -> value.length() < 4 ? hex(value) : vendorClass(alone, value);
            case 18, 38 -> textOrHex(value);
            case 23 -> list(alone.ipv6(option.code()), value);
            case 37 ->
                value.length() < 4
                        ? hex(value)
                        : "enterprise " + enterprise(value) + ", " + textOrHex(value.slice(4, value.length()));
            case 59 -> value.toText();
            case 60 -> classes(Dhcp6Options.classes(value, 0), value);
            case 62 -> value.length() == 3 ? "UNDI " + value.at(1) + "." + value.at(2) : hex(value);
            case 79 ->
                value.length() == 8 && value.uint16(0) == 1
                        ? "Ethernet " + MacAddress.ofBytes(value.slice(2, 8).toBytes())
                        : hex(value);
            default -> hex(value);
        };
        return WireText.of(words);
    }

    private static String duid(Duid duid) {
        return duid.mac()
                .map(mac -> duid.kind().words() + " " + mac)
                .or(() -> duid.uuid().map(uuid -> "UUID " + uuid.toHex()))
                .orElse(duid.toString());
    }

    private static String association(IdentityAssociation association) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format("IAID %08x", association.iaid()));
        association.addresses().forEach(address -> parts.add(address(address)));
        association.options().status().ifPresent(status -> parts.add(status(status)));
        return String.join(", ", parts);
    }

    private static String address(IaAddress address) {
        String status =
                address.options().status().map(code -> ", " + status(code)).orElse("");
        return address.address() + " for " + (address.valid() == INFINITY ? "ever" : address.valid() + " s") + status;
    }

    private static String status(StatusCode status) {
        return status.name() + (status.message().isEmpty() ? "" : ": " + status.message());
    }

    private static String numbers(Dhcp6Options alone, Dhcp6Option option) {
        return list(alone.numbers(option.code()), option.value());
    }

    private static String vendorClass(Dhcp6Options alone, OctetString value) {
        return "enterprise " + enterprise(value) + ", " + classes(alone.vendorClasses(), value);
    }

    private static long enterprise(OctetString value) {
        return (long) value.uint16(0) << 16 | value.uint16(2);
    }

    private static String classes(List<String> classes, OctetString value) {
        return classes.isEmpty() ? hex(value) : String.join(", ", classes);
    }

    private static String list(List<?> values, OctetString value) {
        return values.isEmpty()
                ? hex(value)
                : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String textOrHex(OctetString value) {
        boolean printable = !value.isEmpty() && value.toText().chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return printable ? value.toText() : hex(value);
    }

    private static String hex(OctetString value) {
        return value.isEmpty() ? "(empty)" : "0x" + value.toHex();
    }
}
