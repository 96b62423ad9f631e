package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The options of one message: ordered, immutable, each code once, values raw. The typed views read a value only when it
 * has the length its option demands and are empty otherwise, so a malformed option counts as not sent. Option 52
 * (overload) never appears: it says where options lie in the packet, and the codec has acted on it.
 */
public final class DhcpOptions {

    public static final DhcpOptions NONE = new DhcpOptions(new LinkedHashMap<>());

    private final LinkedHashMap<OptionCode, OctetString> values;

    private DhcpOptions(LinkedHashMap<OptionCode, OctetString> values) {
        this.values = values;
    }

    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /** A builder that starts from these options. */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(values));
    }

    /** The options in the order they were sent. */
    public List<DhcpOption> toList() {
        return values.entrySet().stream()
                .map(entry -> new DhcpOption(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The codes in the order they were sent. */
    public List<OptionCode> codes() {
        return List.copyOf(values.keySet());
    }

    public boolean contains(OptionCode code) {
        return values.containsKey(code);
    }

    public Optional<OctetString> get(OptionCode code) {
        return Optional.ofNullable(values.get(code));
    }

    /** The one address of an option that holds exactly one. */
    public Optional<Ipv4Address> address(OptionCode code) {
        return get(code).filter(value -> value.length() == 4).map(value -> Ipv4Address.ofBytes(value.toBytes()));
    }

    /** The addresses of an option that holds several; none when its length is no multiple of four. */
    public List<Ipv4Address> addresses(OptionCode code) {
        return get(code)
                .filter(value -> value.length() % 4 == 0)
                .map(value -> IntStream.range(0, value.length() / 4)
                        .mapToObj(i -> Ipv4Address.ofBytes(value.toBytes(), 4 * i))
                        .toList())
                .orElse(List.of());
    }

    public OptionalInt uint8(OptionCode code) {
        OctetString value = values.get(code);
        return value != null && value.length() == 1 ? OptionalInt.of(value.at(0)) : OptionalInt.empty();
    }

    public OptionalInt uint16(OptionCode code) {
        OctetString value = values.get(code);
        return value != null && value.length() == 2 ? OptionalInt.of(value.uint16(0)) : OptionalInt.empty();
    }

    public OptionalLong uint32(OptionCode code) {
        OctetString value = values.get(code);
        return value != null && value.length() == 4
                ? OptionalLong.of((long) value.uint16(0) << 16 | value.uint16(2))
                : OptionalLong.empty();
    }

    /** The value as text, one character per octet, without a trailing NUL. Not safe to show: see {@link DhcpOption}. */
    public Optional<String> text(OptionCode code) {
        return get(code).map(OctetString::toTerminatedText);
    }

    /** Option 53, empty when it is absent, of the wrong length, or none of RFC 2132's types. */
    public Optional<DhcpMessageType> messageType() {
        OptionalInt code = uint8(OptionCode.MESSAGE_TYPE_CODE);
        return code.isPresent() ? DhcpMessageType.of(code.getAsInt()) : Optional.empty();
    }

    /** Option 55: the codes the client wants, in its order, pads and repetitions left out. */
    public List<OptionCode> parameterRequestList() {
        OctetString asked = get(OptionCode.PARAMETER_REQUEST_LIST).orElse(OctetString.EMPTY);
        return IntStream.range(0, asked.length())
                .map(asked::at)
                .filter(code -> code != 0 && code != 255)
                .distinct()
                .mapToObj(OptionCode::of)
                .toList();
    }

    /** Option 82. */
    public Optional<RelayAgentInformation> relayAgentInformation() {
        return get(OptionCode.RELAY_AGENT_INFORMATION).map(RelayAgentInformation::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DhcpOptions that && toList().equals(that.toList());
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return toList().toString();
    }

    /** Collects options in order. Setting a code again replaces its value and keeps its place. */
    public static final class Builder {

        private final LinkedHashMap<OptionCode, OctetString> values;

        private Builder(LinkedHashMap<OptionCode, OctetString> values) {
            this.values = values;
        }

        public Builder put(OptionCode code, OctetString value) {
            if (code == OptionCode.OVERLOAD) {
                throw new IllegalArgumentException("option 52 is the codec's to set");
            }
            values.put(code, value);
            return this;
        }

        /** Adds the option where the value is present. */
        public Builder put(OptionCode code, Optional<OctetString> value) {
            value.ifPresent(octets -> put(code, octets));
            return this;
        }

        public Builder address(OptionCode code, Ipv4Address address) {
            return put(code, OctetString.copyOf(address.toBytes()));
        }

        /** Adds the addresses one behind the other; no option at all for an empty list. */
        public Builder addresses(OptionCode code, Collection<Ipv4Address> addresses) {
            if (addresses.isEmpty()) {
                return this;
            }
            return put(
                    code,
                    OctetString.of(addresses.stream()
                            .flatMapToInt(address -> IntStream.of(
                                    address.bits() >>> 24, address.bits() >>> 16, address.bits() >>> 8, address.bits()))
                            .toArray()));
        }

        public Builder uint8(OptionCode code, int value) {
            return put(code, OctetString.of(value));
        }

        public Builder uint16(OptionCode code, int value) {
            return put(code, OctetString.of(value >>> 8, value));
        }

        /** The low 32 bits; {@code 0xffffffff} is infinity where the option is a time. */
        public Builder uint32(OptionCode code, long value) {
            return put(
                    code, OctetString.of((int) (value >>> 24), (int) (value >>> 16), (int) (value >>> 8), (int) value));
        }

        /** The text without a terminating NUL. */
        public Builder text(OptionCode code, String text) {
            return put(code, OctetString.ofText(text));
        }

        public Builder messageType(DhcpMessageType type) {
            return uint8(OptionCode.MESSAGE_TYPE_CODE, type.code());
        }

        public Builder parameterRequestList(OptionCode... codes) {
            List<Integer> octets = new ArrayList<>();
            for (OptionCode code : codes) {
                octets.add(code.code());
            }
            return put(
                    OptionCode.PARAMETER_REQUEST_LIST,
                    OctetString.of(octets.stream().mapToInt(Integer::intValue).toArray()));
        }

        public Builder remove(OptionCode code) {
            values.remove(code);
            return this;
        }

        /** Adds every option of the other set. */
        public Builder putAll(DhcpOptions others) {
            for (Map.Entry<OptionCode, OctetString> other : others.values.entrySet()) {
                put(other.getKey(), other.getValue());
            }
            return this;
        }

        public DhcpOptions build() {
            return new DhcpOptions(new LinkedHashMap<>(values));
        }
    }
}
