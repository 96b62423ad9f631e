package io.pxescope.inventory.web;

import io.pxescope.hardware.PciNames;
import io.pxescope.inventory.Heard;
import io.pxescope.inventory.HeardFacts;
import io.pxescope.inventory.NicView;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NICs as the page of their host shows them: the operator's word first, a guess marked as one. */
final class NicViews {
    private NicViews() {}

    /**
     * One voice of a NIC.
     *
     * @param who {@code PXE firmware}, {@code iPXE 1.21.1} …
     * @param says architecture and interface version, in words
     */
    record Voice(String who, String says, String vendorClass, Moment first, Moment last) {}

    static HostViews.Card card(NicView nic, Instant now, ZoneId zone) {
        return new HostViews.Card(
                nic.mac().toString(),
                HostViews.words(nic.modelOrGuess()),
                nic.modelGuessed(),
                origin(nic),
                HostViews.words(nic.maker()),
                HostViews.words(nic.firmware()),
                first(nic.heard(), HeardFacts::machineId),
                first(nic.heard(), HeardFacts::machineIdOnWire),
                nic.heard().stream().map(heard -> voice(heard, now, zone)).toList());
    }

    /** {@code 82540EM Gigabit Ethernet Controller, PCI id 8086:100e}. */
    private static String origin(NicView nic) {
        String id = Heard.pciId(nic.heard());
        if (id == null) {
            return "";
        }
        String card = PciNames.shipped().card(id).map(name -> name + ", ").orElse("");
        return (nic.modelGuessed() ? "Guessed from the ROM: " : "The ROM says: ") + card + "PCI id " + Shown.text(id);
    }

    private static Voice voice(Heard heard, Instant now, ZoneId zone) {
        HeardFacts facts = heard.facts();
        String version = facts.ipxeVersion();
        String says = Stream.of(facts.arch(), facts.undi() == null ? null : "UNDI " + facts.undi())
                .filter(Objects::nonNull)
                .map(Shown::text)
                .collect(Collectors.joining(", "));
        return new Voice(
                facts.voice().words() + (version == null ? "" : " " + Shown.text(version)),
                says.isEmpty() ? "architecture not said" : says,
                HostViews.words(facts.vendorClass()),
                Moment.of(heard.first(), now, zone),
                Moment.of(heard.last(), now, zone));
    }

    private static String first(List<Heard> voices, Function<HeardFacts, @Nullable String> said) {
        return voices.stream()
                .map(Heard::facts)
                .map(said)
                .filter(Objects::nonNull)
                .map(Shown::text)
                .findFirst()
                .orElse("");
    }
}
