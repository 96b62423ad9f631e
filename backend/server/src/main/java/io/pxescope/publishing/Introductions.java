package io.pxescope.publishing;

import io.pxescope.inventory.HeardFacts;
import io.pxescope.inventory.HeardFacts.Voice;
import io.pxescope.inventory.HeardNics;
import io.pxescope.inventory.Saying;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.IpxeFacts;
import io.pxescope.pxe.MachineId;
import io.pxescope.pxe.PxeClient;
import io.pxescope.pxe.UndiVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries what known NICs say of themselves up to the inventory, once a second and only what is new. Bounded: what does
 * not fit is let go, and such a machine says it again at its next boot.
 */
@Component
public class Introductions {
    private static final Logger LOG = LoggerFactory.getLogger(Introductions.class);
    private static final int WAITING = 2048;
    private static final int REMEMBERED = 16_384;

    private final HeardNics nics;
    private final Snapshots snapshots;
    private final Map<Speaker, Saying> waiting = new LinkedHashMap<>();
    private final Map<Speaker, Saying> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Speaker, Saying> eldest) {
            return size() > REMEMBERED;
        }
    };

    Introductions(HeardNics nics, Snapshots snapshots) {
        this.nics = nics;
        this.snapshots = snapshots;
    }

    private record Speaker(MacAddress mac, Voice voice) {}

    /** Returns at once; called on event loops. */
    public void heard(MacAddress mac, PxeClient client, Instant at) {
        HeardFacts facts = factsOf(client);
        if (facts == null || snapshots.get().host(mac) == null) {
            return;
        }
        Speaker speaker = new Speaker(mac, facts.voice());
        synchronized (told) {
            Saying before = told.get(speaker);
            boolean known = before != null
                    && before.facts().equals(facts)
                    && Duration.between(before.at(), at).compareTo(HeardNics.FRESH) < 0;
            if (!known && (waiting.size() < WAITING || waiting.containsKey(speaker))) {
                Saying saying = new Saying(mac, facts, at);
                waiting.put(speaker, saying);
                told.put(speaker, saying);
            }
        }
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void carry() {
        List<Saying> sayings;
        synchronized (told) {
            sayings = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        if (sayings.isEmpty()) {
            return;
        }
        try {
            nics.note(sayings);
        } catch (DataAccessException away) {
            LOG.warn("What {} NICs said of themselves could not be noted: {}", sayings.size(), away.getMessage());
            synchronized (told) {
                sayings.forEach(saying ->
                        told.remove(new Speaker(saying.mac(), saying.facts().voice()), saying));
            }
        }
    }

    /** What a client says of itself, in words; null for one that does not want to boot from the network. */
    static @Nullable HeardFacts factsOf(PxeClient client) {
        if (!client.isNetboot()) {
            return null;
        }
        Voice voice = client.isIpxe() ? Voice.IPXE : client.isHttpClient() ? Voice.HTTP : Voice.PXE;
        Optional<MachineId> machine = client.machineId();
        return new HeardFacts(
                voice,
                client.arch().map(ClientArch::toString).orElse(null),
                client.undi().map(UndiVersion::toString).orElse(null),
                client.vendorClass(),
                machine.map(MachineId::canonical).orElse(null),
                machine.map(MachineId::inWireOrder).orElse(null),
                client.ipxe().flatMap(IpxeFacts::version).orElse(null),
                client.ipxe().flatMap(IpxeFacts::pciDevice).orElse(null));
    }
}
