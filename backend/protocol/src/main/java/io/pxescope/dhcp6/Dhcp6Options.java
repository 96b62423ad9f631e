package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.Ipv6Address;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a message, or of an option that holds others, in the order of the wire; some may stand in it more than
 * once. Nothing is interpreted before it is asked for, and a value of the wrong length then counts as not sent.
 */
public final class Dhcp6Options {

    public static final Dhcp6Options NONE = new Dhcp6Options(List.of());

    private static final int HEADER = 4;

    private final List<Dhcp6Option> options;

    private Dhcp6Options(List<Dhcp6Option> options) {
        this.options = List.copyOf(options);
    }

    public static Dhcp6Options of(List<Dhcp6Option> options) {
        return new Dhcp6Options(options);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What came of reading options: {@code options} or, where it is not negative, the offset of what is broken. */
    record Reading(Dhcp6Options options, int brokenAt) {}

    static Reading read(OctetString octets, int from) {
        List<Dhcp6Option> read = new ArrayList<>();
        int at = from;
        while (at < octets.length()) {
            int start = at + HEADER;
            if (start > octets.length() || start + octets.uint16(at + 2) > octets.length()) {
                return new Reading(NONE, at);
            }
            int end = start + octets.uint16(at + 2);
            read.add(new Dhcp6Option(new Dhcp6OptionCode(octets.uint16(at)), octets.slice(start, end)));
            at = end;
        }
        return new Reading(new Dhcp6Options(read), -1);
    }

    /** The options within an option's value from an offset on; empty when they do not fit it exactly. */
    static Optional<Dhcp6Options> within(OctetString value, int from) {
        Reading reading = read(value, from);
        return reading.brokenAt() < 0 ? Optional.of(reading.options()) : Optional.empty();
    }

    /** The octets of all options. */
    public OctetString encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Dhcp6Option option : options) {
            int code = option.code().code();
            int length = option.value().length();
            out.writeBytes(new byte[] {(byte) (code >>> 8), (byte) code, (byte) (length >>> 8), (byte) length});
            out.writeBytes(option.value().toBytes());
        }
        return OctetString.copyOf(out.toByteArray());
    }

    public List<Dhcp6Option> toList() {
        return options;
    }

    /** The first option of a kind. */
    public Optional<OctetString> get(Dhcp6OptionCode code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .map(Dhcp6Option::value)
                .findFirst();
    }

    public boolean contains(Dhcp6OptionCode code) {
        return get(code).isPresent();
    }

    /** How often an option of a kind is there. */
    public int count(Dhcp6OptionCode code) {
        return (int)
                options.stream().filter(option -> option.code().equals(code)).count();
    }

    /** The client's or server's DUID. */
    public Optional<Duid> duid(Dhcp6OptionCode code) {
        return get(code).flatMap(Duid::tryOf);
    }

    /** Every readable IA_NA. */
    public List<IdentityAssociation> associations() {
        return options.stream()
                .filter(option -> option.code().equals(Dhcp6OptionCode.IA_NA))
                .map(Dhcp6Option::value)
                .flatMap(value -> IdentityAssociation.tryOf(value).stream())
                .toList();
    }

    /** Every readable address, within an IA_NA. */
    public List<IaAddress> addresses() {
        return options.stream()
                .filter(option -> option.code().equals(Dhcp6OptionCode.IAADDR))
                .map(Dhcp6Option::value)
                .flatMap(value -> IaAddress.tryOf(value).stream())
                .toList();
    }

    public Optional<StatusCode> status() {
        return get(Dhcp6OptionCode.STATUS_CODE).flatMap(StatusCode::tryOf);
    }

    /** Text of an option, one character per octet. */
    public Optional<String> text(Dhcp6OptionCode code) {
        return get(code).map(OctetString::toText);
    }

    /** Numbers of 16 bits: what the option request (6) and the client architectures (61) are. */
    public List<Integer> numbers(Dhcp6OptionCode code) {
        OctetString value = get(code).orElse(OctetString.EMPTY);
        List<Integer> numbers = new ArrayList<>();
        for (int at = 0; at + 1 < value.length(); at += 2) {
            numbers.add(value.uint16(at));
        }
        return numbers;
    }

    /** Addresses of 16 octets one after the other, as DNS servers (23). */
    public List<Ipv6Address> ipv6(Dhcp6OptionCode code) {
        OctetString value = get(code).orElse(OctetString.EMPTY);
        List<Ipv6Address> addresses = new ArrayList<>();
        for (int at = 0; at + 16 <= value.length(); at += 16) {
            addresses.add(Ipv6Address.ofBytes(value.slice(at, at + 16).toBytes()));
        }
        return addresses;
    }

    /** The classes of a user class (15): each behind its length. Empty when the lengths do not add up. */
    public List<String> userClasses() {
        return get(Dhcp6OptionCode.USER_CLASS).map(value -> classes(value, 0)).orElse(List.of());
    }

    /** The classes of the vendor class (16), behind its enterprise number. */
    public List<String> vendorClasses() {
        return get(Dhcp6OptionCode.VENDOR_CLASS).map(value -> classes(value, 4)).orElse(List.of());
    }

    static List<String> classes(OctetString value, int from) {
        List<String> classes = new ArrayList<>();
        int at = from;
        while (at < value.length()) {
            if (at + 2 > value.length() || at + 2 + value.uint16(at) > value.length()) {
                return List.of();
            }
            int end = at + 2 + value.uint16(at);
            classes.add(value.slice(at + 2, end).toText());
            at = end;
        }
        return classes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dhcp6Options that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        return options.toString();
    }

    /** Collects options in order. */
    public static final class Builder {
        private final List<Dhcp6Option> options = new ArrayList<>();

        private Builder() {}

        public Builder put(Dhcp6OptionCode code, OctetString value) {
            options.add(new Dhcp6Option(code, value));
            return this;
        }

        public Builder add(Dhcp6Options others) {
            options.addAll(others.options);
            return this;
        }

        public Builder duid(Dhcp6OptionCode code, Duid duid) {
            return put(code, duid.octets());
        }

        public Builder association(IdentityAssociation association) {
            return put(Dhcp6OptionCode.IA_NA, association.encode());
        }

        public Builder address(IaAddress address) {
            return put(Dhcp6OptionCode.IAADDR, address.encode());
        }

        public Builder status(StatusCode status) {
            return put(Dhcp6OptionCode.STATUS_CODE, status.encode());
        }

        public Builder text(Dhcp6OptionCode code, String text) {
            return put(code, OctetString.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** None where the list is empty. */
        public Builder ipv6(Dhcp6OptionCode code, List<Ipv6Address> addresses) {
            if (addresses.isEmpty()) {
                return this;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            addresses.forEach(address -> out.writeBytes(address.toBytes()));
            return put(code, OctetString.copyOf(out.toByteArray()));
        }

        /** A vendor class (16) of one class. */
        public Builder vendorClass(long enterprise, String name) {
            byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write((int) (enterprise >>> shift));
            }
            out.write(text.length >>> 8);
            out.write(text.length);
            out.writeBytes(text);
            return put(Dhcp6OptionCode.VENDOR_CLASS, OctetString.copyOf(out.toByteArray()));
        }

        public Dhcp6Options build() {
            return new Dhcp6Options(options);
        }
    }
}
