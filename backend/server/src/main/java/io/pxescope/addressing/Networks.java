package io.pxescope.addressing;

import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The networks that this server knows: to read, and to change on an operator's behalf. */
@Component
@Transactional
public class Networks {

    private final NetworkRecords records;
    private final ApplicationEventPublisher events;

    Networks(NetworkRecords records, ApplicationEventPublisher events) {
        this.records = records;
        this.events = events;
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<Network> all() {
        return records.findAllByOrderByName().stream().map(NetworkRecord::view).toList();
    }

    /** By name, whatever its case. */
    @Transactional(readOnly = true)
    public Optional<Network> named(String name) {
        return records.findByNameIgnoreCase(name).map(NetworkRecord::view);
    }

    /**
     * Adds a network.
     *
     * @throws Refusal naming the fields that are wrong, or the network that it clashes with
     */
    public Network create(NetworkDraft draft, String actor, @Nullable String reason) {
        records.lock();
        Network described = NetworkRules.read(0, draft, all());
        Network network = records.saveAndFlush(new NetworkRecord(described)).view();
        events.publishEvent(new NetworksChanged(network.id()));
        events.publishEvent(new Changed(actor, "add network", "network", network.name(), null, told(network), reason));
        return network;
    }

    /**
     * Changes what the draft names, and leaves the rest.
     *
     * @throws Refusal as {@link #create}, or when there is no such network
     */
    public Network change(String name, NetworkDraft draft, String actor, @Nullable String reason) {
        records.lock();
        NetworkRecord row = find(name);
        Network before = row.view();
        Network after = NetworkRules.read(before.id(), draft.over(before), all());
        if (after.equals(before)) {
            return before;
        }
        row.take(after);
        records.saveAndFlush(row);
        events.publishEvent(new NetworksChanged(after.id()));
        events.publishEvent(
                new Changed(actor, "change network", "network", after.name(), told(before), told(after), reason));
        return after;
    }

    /** Removes a network with all that was leased on it. */
    public void delete(String name, String actor, @Nullable String reason) {
        records.lock();
        NetworkRecord row = find(name);
        Network before = row.view();
        records.delete(row);
        records.flush();
        events.publishEvent(new NetworksChanged(before.id()));
        events.publishEvent(new Changed(actor, "remove network", "network", before.name(), told(before), null, reason));
    }

    private NetworkRecord find(String name) {
        return records.findByNameIgnoreCase(name)
                .orElseThrow(() ->
                        Refusal.notFound("There is no network called " + name + ". GET /api/v1/networks lists them."));
    }

    private static String told(Network network) {
        NetworkDraft draft = NetworkDraft.of(network);
        StringBuilder text = new StringBuilder(draft.name() + " " + draft.cidr() + ", " + draft.mode() + ", answers "
                + draft.answer() + ", leases " + draft.leaseSeconds() + " s");
        if (draft.interfaceName() != null) {
            text.append(", interface ").append(draft.interfaceName());
        }
        if (draft.router() != null) {
            text.append(", router ").append(draft.router());
        }
        if (!network.dns().isEmpty()) {
            text.append(", dns ").append(String.join(" ", draft.dns() == null ? List.of() : draft.dns()));
        }
        network.ranges()
                .forEach(range -> text.append(", range ")
                        .append(range.from())
                        .append(" to ")
                        .append(range.to()));
        Network6 v6 = network.v6();
        if (v6 != null) {
            text.append(", IPv6 ").append(v6.prefix()).append(' ').append(Network6Rules.word(v6.mode()));
            if (v6.pool() != null) {
                text.append(" from ")
                        .append(v6.pool().from())
                        .append(" to ")
                        .append(v6.pool().to());
            }
            v6.dns().forEach(dns -> text.append(", dns ").append(dns));
        }
        return text.toString();
    }
}
