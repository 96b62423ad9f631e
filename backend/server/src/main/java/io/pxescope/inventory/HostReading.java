package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.webkit.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wrote of a host, read and found sound in itself; whether it contradicts another host is not asked here.
 *
 * @param nics by MAC address in canonical form
 */
record HostReading(
        String name,
        @Nullable Ipv4Address address,
        @Nullable String group,
        boolean enabled,
        @Nullable Long profileId,
        Map<String, Nic> nics) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int MOST_NICS = 32;

    /** @throws Refusal naming the field that is not sound */
    static HostReading of(HostDraft draft, ProfileNames profiles) {
        return new HostReading(
                name(draft.name()),
                address(Words.of(draft.address(), "address", 40)),
                Words.of(draft.group(), "group", 63),
                draft.enabled(),
                profileId(Words.of(draft.profile(), "profile", 100), profiles),
                nics(draft.nics()));
    }

    private static String name(String written) {
        String name = written.strip();
        if (name.isEmpty()) {
            throw Refusal.invalid("name", "Give the host a name, such as web-17.");
        }
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "name",
                    "The name of a host has 1 to 63 letters, digits or . - _ and starts with a letter or a digit.");
        }
        if (MacAddress.tryParse(name).isPresent()) {
            throw Refusal.invalid("name", "\"" + name + "\" would be taken for a MAC address. Choose another name.");
        }
        return name;
    }

    private static @Nullable Ipv4Address address(@Nullable String written) {
        if (written == null) {
            return null;
        }
        Ipv4Address address = Ipv4Address.tryParse(written)
                .orElseThrow(() -> Refusal.invalid(
                        "address", "\"" + written + "\" is not an IPv4 address; write four numbers, as 192.168.1.10."));
        if (!address.isUnicast() || address.isLoopback()) {
            throw Refusal.invalid("address", address + " cannot be the address of one machine.");
        }
        return address;
    }

    private static @Nullable Long profileId(@Nullable String profile, ProfileNames profiles) {
        return profile == null
                ? null
                : profiles.idOf(profile).orElseThrow(() -> NearNames.refusal("profile", profile, profiles.all()));
    }

    private static Map<String, Nic> nics(List<NicDraft> written) {
        if (written.isEmpty()) {
            throw Refusal.invalid("nics", "A host is recognised by its NICs: give at least one MAC address.");
        }
        if (written.size() > MOST_NICS) {
            throw Refusal.invalid("nics", "A host has at most " + MOST_NICS + " NICs here.");
        }
        Map<String, Nic> nics = new LinkedHashMap<>();
        for (NicDraft nic : written) {
            int position = nics.size();
            String field = "nics[" + position + "]";
            MacAddress mac = mac(nic.mac(), field + ".mac");
            Nic card = new Nic(
                    position,
                    Words.of(nic.model(), field + ".model", 100),
                    Words.of(nic.firmware(), field + ".firmware", 100));
            if (nics.put(mac.toString(), card) != null) {
                throw Refusal.invalid(field + ".mac", mac + " is there twice.");
            }
        }
        return nics;
    }

    private static MacAddress mac(String written, String field) {
        MacAddress mac = MacAddress.tryParse(written)
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "\"" + written
                                + "\" is not a MAC address; write six pairs of hex digits, as 52:54:00:12:34:56."));
        if (mac.isMulticast() || mac.value() == 0) {
            throw Refusal.invalid(field, mac + " is not the address of one NIC.");
        }
        return mac;
    }
}
