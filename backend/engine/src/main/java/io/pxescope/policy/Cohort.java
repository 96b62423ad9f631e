package io.pxescope.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which machines a quirk rule is for; each condition may be left out (null). {@code *} in a text stands for any
 * characters; case does not matter.
 *
 * @param nicModel of the card that asks: the operator's word, else the guess
 * @param nicFirmware of its ROM, the operator's word
 * @param firmware what asks: BIOS, UEFI x64 …
 * @param networkId where it asks
 * @param hostId one host
 */
public record Cohort(
        @Nullable String nicModel,
        @Nullable String nicFirmware,
        @Nullable Firmware firmware,
        @Nullable Long networkId,
        @Nullable Long hostId) {

    /** All machines. */
    public static final Cohort ALL = new Cohort(null, null, null, null, null);

    /**
     * A machine as cohorts tell it from others.
     *
     * @param firmware null where it is not known
     * @param network null where it is not known
     */
    public record Member(
            @Nullable Host host,
            @Nullable String nicModel,
            @Nullable String nicFirmware,
            @Nullable Firmware firmware,
            @Nullable Network network) {}

    /** How narrow it is: a host outweighs everything, then the number of conditions counts. */
    int narrowness() {
        long conditions = Stream.of(nicModel, nicFirmware, firmware, networkId)
                .flatMap(condition -> Optional.ofNullable((Object) condition).stream())
                .count();
        return (hostId == null ? 0 : 10) + (int) conditions;
    }

    /** Why a machine is not in it, or null where it is. */
    @Nullable
    String excludes(Member member) {
        Host host = member.host();
        if (hostId != null && (host == null || host.id() != hostId)) {
            return "it is for one other host";
        }
        Network network = member.network();
        if (networkId != null && (network == null || network.id() != networkId)) {
            return network == null ? "it is not known on which network it asks" : "it is not for " + network.name();
        }
        if (firmware != null && firmware != member.firmware()) {
            return "it is for " + firmware.text() + ", and "
                    + (member.firmware() == null
                            ? "it is not known what asks"
                            : "this is " + member.firmware().text());
        }
        if (nicModel != null && !matches(nicModel, member.nicModel())) {
            return "it is for " + nicModel + ", and "
                    + (member.nicModel() == null ? "the NIC's model is not known" : "the NIC is " + member.nicModel());
        }
        if (nicFirmware != null && !matches(nicFirmware, member.nicFirmware())) {
            return "it is for the NIC firmware " + nicFirmware + ", and "
                    + (member.nicFirmware() == null
                            ? "nobody entered the firmware of this NIC"
                            : "this NIC has " + member.nicFirmware());
        }
        return null;
    }

    /** Each star is passed over as far as needed; linear in length for each star, whatever the text. */
    static boolean matches(String pattern, @Nullable String text) {
        if (text == null) {
            return false;
        }
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = text.toLowerCase(Locale.ROOT);
        String[] parts = wanted.split("\\*", -1);
        if (parts.length == 1) {
            return given.equals(wanted);
        }
        String last = parts[parts.length - 1];
        if (!given.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = given.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return given.length() - at >= last.length() && given.endsWith(last);
    }
}
