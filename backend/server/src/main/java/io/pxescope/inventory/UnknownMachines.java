package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Machines that asked and are no host: heard, listed, and given a name. */
@Service
public class UnknownMachines {
    private final UnknownMachineRows rows;
    private final HeardRows voices;
    private final Hosts hosts;
    private final Clock clock;
    private final HeardLimit limit = new HeardLimit();

    UnknownMachines(UnknownMachineRows rows, HeardRows voices, Hosts hosts, Clock clock) {
        this.rows = rows;
        this.voices = voices;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Newest first, at most a thousand. */
    public List<UnknownMachine> all() {
        List<UnknownMachine> machines = rows.newestFirst();
        Map<MacAddress, List<Heard>> said =
                voices.of(machines.stream().map(UnknownMachine::mac).toList());
        return machines.stream()
                .map(machine -> machine.with(said.getOrDefault(machine.mac(), List.of())))
                .toList();
    }

    /**
     * Notes that a machine was heard. Writes to the database, at most once per machine in half a minute: not to be called
     * on an event loop. What the machine says of itself is cut and cleaned here.
     *
     * @param network name of the subnet, or null
     * @param relay the relay agent, or null
     * @param because what was made of its question
     * @param facts what it says of itself where it wants to boot from the network, or null
     */
    public void heard(
            MacAddress mac,
            @Nullable String network,
            @Nullable Ipv4Address relay,
            @Nullable String arch,
            @Nullable String vendorClass,
            String because,
            @Nullable HeardFacts facts) {
        Instant now = clock.instant();
        long times = limit.admit(mac, now);
        if (times == 0) {
            return;
        }
        boolean added = rows.add(new UnknownMachine(
                mac,
                now,
                now,
                WireWords.clean(network),
                relay,
                WireWords.clean(arch),
                WireWords.clean(vendorClass),
                times,
                WireWords.cleaned(because),
                List.of()));
        if (facts != null) {
            voices.put(List.of(new Saying(mac, facts.cleaned(), now)));
        }
        if (added) {
            rows.prune();
            voices.prune();
        }
    }

    /**
     * Makes an unknown machine a host with this one NIC.
     *
     * @param mac in any notation
     * @throws Refusal when it is not among the unknown machines, or the host cannot be made
     */
    @Transactional
    public HostView name(
            String mac,
            String name,
            @Nullable String address,
            @Nullable String group,
            @Nullable String model,
            String by) {
        MacAddress known = MacAddress.tryParse(mac)
                .orElseThrow(() -> Refusal.invalid("mac", "\"" + mac + "\" is not a MAC address."));
        if (rows.find(known).isEmpty()) {
            throw Refusal.notFound(known + " is not among the unknown machines (any more).");
        }
        return hosts.create(
                new HostDraft(name, address, group, true, null, List.of(new NicDraft(known.toString(), model, null))),
                by);
    }
}
