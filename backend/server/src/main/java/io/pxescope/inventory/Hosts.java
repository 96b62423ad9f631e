package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The machines that boot, to read and to change. Hosts are named by name (whatever the case) or MAC in any notation. */
@Service
@Transactional(readOnly = true)
public class Hosts {
    private static final long NONE = -1;

    private final HostRecords records;
    private final AssignmentRecords assignments;
    private final UnknownMachineRows unknown;
    private final HeardRows heard;
    private final ProfileNames profiles;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Hosts(
            HostRecords records,
            AssignmentRecords assignments,
            UnknownMachineRows unknown,
            HeardRows heard,
            ProfileNames profiles,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.assignments = assignments;
        this.unknown = unknown;
        this.heard = heard;
        this.profiles = profiles;
        this.events = events;
        this.clock = clock;
    }

    /** All hosts, in the order they came. */
    public List<HostView> all() {
        Map<Long, AssignmentView> open = assignments.open().stream()
                .map(Assignment::view)
                .collect(Collectors.toMap(AssignmentView::hostId, Function.identity()));
        Map<MacAddress, List<Heard>> voices = heard.all();
        return records.withNics().stream()
                .map(host -> host.view(open.get(host.id()), voices))
                .toList();
    }

    public Optional<HostView> byId(long id) {
        return records.findById(id).map(this::view);
    }

    public Optional<HostView> find(String nameOrMac) {
        return idOf(nameOrMac).flatMap(this::byId);
    }

    /** @throws Refusal when there is no such host */
    public HostView require(String nameOrMac) {
        return find(nameOrMac).orElseThrow(() -> noHost(nameOrMac));
    }

    /** Names of the hosts with this profile of their own. */
    public List<String> namesWithProfile(long profileId) {
        return records.namesWithProfile(profileId);
    }

    /** @throws Refusal when a field is not sound, or belongs to another host */
    @Transactional
    public HostView create(HostDraft draft, String by) {
        HostReading reading = HostReading.of(draft, profiles);
        refuseContradictions(reading, NONE);
        HostView created = view(records.saveAndFlush(new Host(reading, clock.instant(), by)));
        unknown.forget(reading.nics().keySet());
        changed(by, "create host", null, created);
        return created;
    }

    /**
     * Changes a host; nothing happens when the edit leaves it as it is.
     *
     * @param edit from what is stored to what shall be
     * @throws Refusal as {@link #create}, or when there is no such host
     */
    @Transactional
    public HostView change(String nameOrMac, UnaryOperator<HostDraft> edit, String by) {
        Host host = locked(nameOrMac);
        HostView before = view(host);
        HostReading reading = HostReading.of(edit.apply(draft(before)), profiles);
        refuseContradictions(reading, host.id());
        host.write(reading);
        records.flush();
        HostView after = view(host);
        if (!after.equals(before)) {
            unknown.forget(reading.nics().keySet());
            changed(by, action(before, after), before, after);
        }
        return after;
    }

    /** A disabled host is served by no door. */
    @Transactional
    public HostView enable(String nameOrMac, boolean enabled, String by) {
        return change(
                nameOrMac,
                draft -> new HostDraft(
                        draft.name(), draft.address(), draft.group(), enabled, draft.profile(), draft.nics()),
                by);
    }

    /** Removes a host with its assignments; the audit keeps what it was. */
    @Transactional
    public void delete(String nameOrMac, String by) {
        Host host = locked(nameOrMac);
        HostView before = view(host);
        records.delete(host);
        records.flush();
        events.publishEvent(
                new Changed(by, "delete host", "host", before.name(), HostWords.of(before, profiles), null));
        events.publishEvent(new HostRemoved(before.id()));
    }

    /** A host as an operator would have written it. */
    public HostDraft draft(HostView host) {
        Long profileId = host.profileId();
        return new HostDraft(
                host.name(),
                host.address() == null ? null : host.address().toString(),
                host.group(),
                host.enabled(),
                profileId == null ? null : profiles.nameOf(profileId).orElse(null),
                host.nics().stream()
                        .map(nic -> new NicDraft(nic.mac().toString(), nic.model(), nic.firmware()))
                        .toList());
    }

    private static String action(HostView before, HostView after) {
        if (before.enabled() == after.enabled()) {
            return "change host";
        }
        return after.enabled() ? "enable host" : "disable host";
    }

    private void changed(String by, String action, @Nullable HostView before, HostView after) {
        events.publishEvent(new Changed(
                by,
                action,
                "host",
                after.name(),
                before == null ? null : HostWords.of(before, profiles),
                HostWords.of(after, profiles)));
        events.publishEvent(new HostChanged(after.id()));
    }

    private void refuseContradictions(HostReading reading, long except) {
        records.otherNamed(reading.name(), except).ifPresent(other -> {
            throw Refusal.conflict("name", "There is a host called " + other + " already.");
        });
        Ipv4Address address = reading.address();
        if (address != null) {
            records.otherWithAddress(address.toString(), except).ifPresent(other -> {
                throw Refusal.conflict("address", address + " is reserved for the host " + other + ".");
            });
        }
        reading.nics()
                .forEach((mac, nic) -> records.otherWithMac(mac, except).ifPresent(other -> {
                    throw Refusal.conflict(
                            "nics[" + nic.position() + "].mac", mac + " belongs to the host " + other + ".");
                }));
    }

    private HostView view(Host host) {
        return host.view(assignments.open(host.id()).map(Assignment::view).orElse(null), heard.of(host.macs()));
    }

    private Host locked(String nameOrMac) {
        return idOf(nameOrMac).flatMap(records::locked).orElseThrow(() -> noHost(nameOrMac));
    }

    private Optional<Long> idOf(String nameOrMac) {
        String key = nameOrMac.strip();
        return MacAddress.tryParse(key)
                .map(mac -> records.idOfMac(mac.toString()))
                .orElseGet(() -> records.idNamed(key));
    }

    static Refusal noHost(String nameOrMac) {
        return Refusal.notFound(MacAddress.tryParse(nameOrMac)
                .map(mac -> "No host has the MAC address " + mac + ".")
                .orElse("There is no host called \"" + nameOrMac + "\"."));
    }
}
