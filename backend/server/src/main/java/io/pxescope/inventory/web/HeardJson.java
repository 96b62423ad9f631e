package io.pxescope.inventory.web;

import io.pxescope.inventory.Heard;
import io.pxescope.inventory.HeardFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a NIC said of itself, of all its voices the newest that says it.
 *
 * @param machineId the machine's UUID as dmidecode shows it
 * @param machineIdOnWire the same in the order of the wire, as PXELINUX asks for it
 * @param voices each by itself, the newest first
 */
record HeardJson(
        @Nullable String arch,
        @Nullable String undi,
        @Nullable String vendorClass,
        @Nullable String machineId,
        @Nullable String machineIdOnWire,
        @Nullable String ipxeVersion,
        @Nullable String pciId,
        Instant lastHeard,
        List<VoiceJson> voices) {

    /** @param voice {@code pxe}, {@code http} or {@code ipxe} */
    record VoiceJson(
            String voice,
            @Nullable String arch,
            @Nullable String undi,
            @Nullable String vendorClass,
            Instant firstHeard,
            Instant lastHeard) {

        static VoiceJson of(Heard heard) {
            HeardFacts facts = heard.facts();
            return new VoiceJson(
                    facts.voice().key(), facts.arch(), facts.undi(), facts.vendorClass(), heard.first(), heard.last());
        }
    }

    /** @param voices the newest first */
    static @Nullable HeardJson of(List<Heard> voices) {
        if (voices.isEmpty()) {
            return null;
        }
        return new HeardJson(
                newest(voices, HeardFacts::arch),
                newest(voices, HeardFacts::undi),
                newest(voices, HeardFacts::vendorClass),
                newest(voices, HeardFacts::machineId),
                newest(voices, HeardFacts::machineIdOnWire),
                newest(voices, HeardFacts::ipxeVersion),
                newest(voices, HeardFacts::pciId),
                voices.get(0).last(),
                voices.stream().map(VoiceJson::of).toList());
    }

    private static @Nullable String newest(List<Heard> voices, Function<HeardFacts, @Nullable String> said) {
        return voices.stream()
                .map(Heard::facts)
                .map(said)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
