package io.pxescope.publishing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicView;
import io.pxescope.net.HexText;
import io.pxescope.net.MacAddress;
import io.pxescope.publishing.Explanations;
import io.pxescope.publishing.Explanations.Where;
import io.pxescope.responder.ExampleClient;
import io.pxescope.webkit.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What would this host get, what would this packet get, what did this boot get, and why? */
@RestController
@RequestMapping("/api/v1")
class ExplanationsApi {
    /** Characters of a dump: a jumbo frame as {@code xxd} prints it has a fifth of that. */
    static final int LONGEST_TEXT = 256 * 1024;

    private final Hosts hosts;
    private final Explanations explanations;
    private final PastBoots pastBoots;

    ExplanationsApi(Hosts hosts, Explanations explanations, PastBoots pastBoots) {
        this.hosts = hosts;
        this.explanations = explanations;
        this.pastBoots = pastBoots;
    }

    /**
     * A packet to explain.
     *
     * @param discover in hex, in any of the notations that {@link HexText} reads
     * @param network where it is taken to come from, by name
     * @param giaddr the relay agent that brings it
     */
    record Packet(
            @Nullable String discover,
            @Nullable String network,
            @JsonProperty("interface") @Nullable String interfaceName,
            @Nullable String giaddr) {}

    @GetMapping("/hosts/{host}/explanation")
    Told ofHost(@PathVariable String host, @RequestParam(defaultValue = "bios") String arch) {
        HostView found = hosts.require(host);
        ExampleClient client = ExampleClient.of(arch)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "arch is one of " + ExampleClient.keys() + ", not " + arch + "."));
        Optional<MacAddress> asked = MacAddress.tryParse(host);
        MacAddress mac = asked.orElseGet(() -> found.nics().stream()
                .map(NicView::mac)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(found.name() + " has no NIC that could ask.")));
        return Telling.of(explanations.ofCard(mac, client), client.key());
    }

    @PostMapping(path = "/explanations", consumes = MediaType.APPLICATION_JSON_VALUE)
    Told ofHex(@RequestBody Packet packet) {
        return Telling.of(
                explanations.ofPacket(
                        octets(packet.discover() == null ? "" : packet.discover()),
                        new Where(given(packet.network()), given(packet.interfaceName()), given(packet.giaddr()))),
                null);
    }

    @PostMapping(path = "/explanations", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Told ofOctets(
            InputStream body,
            @RequestParam @Nullable String network,
            @RequestParam(name = "interface") @Nullable String interfaceName,
            @RequestParam @Nullable String giaddr)
            throws IOException {
        byte[] octets = body.readNBytes(HexText.MAX_OCTETS + 1);
        return Telling.of(
                explanations.ofPacket(bounded(octets), new Where(given(network), given(interfaceName), given(giaddr))),
                null);
    }

    @GetMapping("/boots/{id}/explanation")
    PastBoots.Then ofBoot(@PathVariable long id) {
        return pastBoots.explain(id);
    }

    /** @throws Refusal where the text is no hex */
    static byte[] octets(String text) {
        if (text.isBlank()) {
            throw Refusal.invalid("discover", "Nothing was given. Paste a DISCOVER in hex.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.invalid(
                    "discover", "This is " + text.length() + " characters long, far more than one packet. Paste one.");
        }
        HexText.Reading reading = HexText.read(text);
        if (reading instanceof HexText.Reading.Unreadable unreadable) {
            throw Refusal.invalid("discover", unreadable.because());
        }
        return ((HexText.Reading.Octets) reading).octets();
    }

    /** @throws Refusal where there are none, or more than a frame has */
    static byte[] bounded(byte[] octets) {
        if (octets.length == 0) {
            throw Refusal.invalid("discover", "Nothing was given. Send the octets of a DISCOVER.");
        }
        if (octets.length > HexText.MAX_OCTETS) {
            throw Refusal.invalid(
                    "discover", "More than " + HexText.MAX_OCTETS + " octets are no frame. Send one packet.");
        }
        return octets;
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
