package io.pxescope.coexistence;

import io.pxescope.inventory.HostView;
import io.pxescope.inventory.NicView;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.probe.ProbeClient;
import io.pxescope.probe.ProbeQuestion;
import io.pxescope.webkit.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A probe, read from what an operator asked for and found possible.
 *
 * @param targets as a relay: where each question goes; empty: a broadcast on the interface
 */
record ProbePlan(
        ProbeWire.Place place, boolean asRelay, List<Ipv4Address> targets, List<ProbeQuestion> questions, int seconds) {
    private static final int DEFAULT_SECONDS = 6;
    private static final int MOST_SERVERS = 8;

    /**
     * Reads a wish.
     *
     * @param chance gives a transaction id that cannot be guessed
     * @throws Refusal naming the field that is not sound, or saying why nothing can be sent
     */
    static ProbePlan of(
            ProbeWish wish, HostView host, List<ProbeWire.Place> places, BootSnapshot snapshot, IntSupplier chance) {
        ProbeWire.Place place = place(wish.interfaceName(), places);
        boolean asRelay = asRelay(wish.mode());
        Ipv4Address giaddr = asRelay ? place.address() : null;
        Ipv4Address link = asRelay ? link(wish.network(), place, snapshot) : null;
        ProbeClient pxe = pxe(wish.arch());
        List<ProbeQuestion> questions = new ArrayList<>();
        for (MacAddress mac : macs(wish.mac(), host)) {
            questions.add(new ProbeQuestion(mac, pxe, chance.getAsInt(), giaddr, link));
            questions.add(new ProbeQuestion(mac, ProbeClient.PLAIN, chance.getAsInt(), giaddr, link));
        }
        return new ProbePlan(place, asRelay, asRelay ? targets(wish.servers()) : List.of(), questions, seconds(wish));
    }

    /** From where the result is seen, in words. */
    String vantage() {
        String how = !asRelay
                ? "broadcast"
                : targets.equals(List.of(Ipv4Address.BROADCAST))
                        ? "broadcast as a relay"
                        : "as a relay, to "
                                + String.join(
                                        ", ",
                                        targets.stream().map(Object::toString).toList());
        return place.interfaceName() + " (" + how + "), as seen from " + place.address();
    }

    /** Where the questions go, in words. */
    String to() {
        return asRelay
                ? String.join(
                        ", ", targets.stream().map(target -> target + ":67").toList())
                : Ipv4Address.BROADCAST + ":67";
    }

    private static ProbeWire.Place place(@Nullable String wanted, List<ProbeWire.Place> places) {
        if (places.isEmpty()) {
            throw Refusal.conflict(
                    "This panel serves no interface, or none has an IPv4 address yet: there is no network"
                            + " to send a DISCOVER on. Name interfaces in pxescope.interfaces and start the panel again.");
        }
        if (wanted == null || wanted.isBlank()) {
            return places.get(0);
        }
        return places.stream()
                .filter(place -> place.interfaceName().equals(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "interface",
                        "This panel serves no interface \"" + wanted.strip() + "\"; it serves "
                                + String.join(
                                        ", ",
                                        places.stream()
                                                .map(ProbeWire.Place::interfaceName)
                                                .toList())
                                + "."));
    }

    private static boolean asRelay(@Nullable String mode) {
        String word = Objects.requireNonNullElse(mode, "interface").strip();
        if (!word.isEmpty() && !word.equals("interface") && !word.equals("relay")) {
            throw Refusal.invalid("mode", "\"" + word + "\" is no way to probe; write interface or relay.");
        }
        return word.equals("relay");
    }

    private static ProbeClient pxe(@Nullable String arch) {
        String word = arch == null || arch.isBlank() ? "bios" : arch.strip();
        return ProbeClient.of(word)
                .filter(client -> client != ProbeClient.PLAIN)
                .orElseThrow(() -> Refusal.invalid(
                        "arch", "\"" + word + "\" is no architecture here; write bios, efi64, arm64 or http64."));
    }

    private static List<MacAddress> macs(@Nullable String wanted, HostView host) {
        List<MacAddress> own = host.nics().stream().map(NicView::mac).toList();
        if (wanted == null || wanted.isBlank()) {
            return own;
        }
        return MacAddress.tryParse(wanted)
                .filter(own::contains)
                .map(List::of)
                .orElseThrow(
                        () -> Refusal.invalid("mac", "\"" + wanted + "\" is no MAC address of " + host.name() + "."));
    }

    private static List<Ipv4Address> targets(@Nullable List<String> servers) {
        List<String> named = servers == null
                ? List.of()
                : servers.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
        if (named.size() > MOST_SERVERS) {
            throw Refusal.invalid("servers", "A probe asks at most " + MOST_SERVERS + " servers at once.");
        }
        List<Ipv4Address> targets = named.stream()
                .map(text -> Ipv4Address.tryParse(text)
                        .filter(Ipv4Address::isUnicast)
                        .orElseThrow(
                                () -> Refusal.invalid("servers", "\"" + text + "\" is no IPv4 address of a server.")))
                .toList();
        return targets.isEmpty() ? List.of(Ipv4Address.BROADCAST) : targets;
    }

    private static @Nullable Ipv4Address link(@Nullable String wanted, ProbeWire.Place place, BootSnapshot snapshot) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        Network network = snapshot.networks().stream()
                .filter(known -> known.name().equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("network", "There is no network called \"" + wanted.strip() + "\"."));
        return network.subnet().contains(place.address())
                ? null
                : network.subnet().network();
    }

    private static int seconds(ProbeWish wish) {
        int seconds = wish.seconds() == null ? DEFAULT_SECONDS : wish.seconds();
        if (seconds < 2 || seconds > 30) {
            throw Refusal.invalid("seconds", "A probe waits 2 to 30 seconds, not " + seconds + ".");
        }
        return seconds;
    }
}
