package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the value of an option reads. A value that does not have the shape its option demands is shown as hex. */
enum OptionFormat {
    HEX(OptionFormat::hex),
    TEXT(OctetString::toTerminatedText),
    ADDRESSES(value -> divisible(value, 4) ? list(value, 4, OptionFormat::address) : hex(value)),
    NUMBER(value -> value.length() >= 1 && value.length() <= 4 ? Long.toString(number(value)) : hex(value)),
    NUMBERS16(value -> divisible(value, 2) ? list(value, 2, octets -> Long.toString(number(octets))) : hex(value)),
    SECONDS(value -> value.length() == 4 ? seconds(number(value)) : hex(value)),
    CODES(value -> list(value, 1, octets -> Integer.toString(octets.at(0)))),
    MESSAGE_TYPE(OptionFormat::messageType),
    CLIENT_IDENTIFIER(OptionFormat::clientIdentifier),
    MACHINE_IDENTIFIER(OptionFormat::machineIdentifier),
    UNDI_VERSION(OptionFormat::undiVersion),
    RELAY_AGENT(OptionFormat::relayAgent);

    private final Function<OctetString, String> words;

    OptionFormat(Function<OctetString, String> words) {
        this.words = words;
    }

    /** The value in words, not yet made safe to show. */
    String describe(OctetString value) {
        return words.apply(value);
    }

    private static boolean divisible(OctetString value, int size) {
        return !value.isEmpty() && value.length() % size == 0;
    }

    private static String list(OctetString value, int size, Function<OctetString, String> element) {
        return IntStream.range(0, value.length() / size)
                .mapToObj(i -> element.apply(value.slice(i * size, (i + 1) * size)))
                .collect(Collectors.joining(", "));
    }

    private static String hex(OctetString value) {
        return value.isEmpty() ? "(empty)" : "0x" + value.toHex();
    }

    private static String pairs(OctetString value) {
        return HexFormat.ofDelimiter(":").formatHex(value.toBytes());
    }

    private static String address(OctetString value) {
        return Ipv4Address.ofBytes(value.toBytes()).toString();
    }

    private static long number(OctetString value) {
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            number = number << 8 | value.at(i);
        }
        return number;
    }

    private static String seconds(long seconds) {
        return seconds == 0xffffffffL ? "infinite" : seconds + " s";
    }

    private static String messageType(OctetString value) {
        return value.length() == 1
                ? DhcpMessageType.of(value.at(0)).map(Enum::name).orElse(value.at(0) + " (unknown)")
                : hex(value);
    }

    private static String clientIdentifier(OctetString value) {
        if (value.length() == 7 && value.at(0) == 1) {
            return "Ethernet " + pairs(value.slice(1, 7));
        }
        return value.isEmpty() ? hex(value) : pairs(value);
    }

    private static String machineIdentifier(OctetString value) {
        if (value.length() != 17 || value.at(0) != 0) {
            return hex(value);
        }
        String digits = value.slice(1, 17).toHex();
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }

    private static String undiVersion(OctetString value) {
        return value.length() == 3 && value.at(0) == 1
                ? String.format(Locale.ROOT, "UNDI %d.%d", value.at(1), value.at(2))
                : hex(value);
    }

    private static String relayAgent(OctetString value) {
        RelayAgentInformation relay = new RelayAgentInformation(value);
        if (!relay.isWellFormed()) {
            return hex(value);
        }
        List<String> parts = new ArrayList<>();
        relay.circuitId().ifPresent(id -> parts.add("circuit id " + id.toPrintable()));
        relay.remoteId().ifPresent(id -> parts.add("remote id " + id.toPrintable()));
        relay.linkSelection().ifPresent(link -> parts.add("link selection " + link));
        relay.serverIdentifierOverride().ifPresent(server -> parts.add("server identifier override " + server));
        relay.otherSubOptions().forEach((code, octets) -> parts.add("sub-option " + code + " " + hex(octets)));
        return parts.isEmpty() ? hex(value) : String.join(", ", parts);
    }
}
