package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine that boots. */
@Entity
@Table(name = "inventory_hosts")
class Host {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";
    private @Nullable String address;

    @Column(name = "host_group")
    private @Nullable String group;

    private boolean enabled;

    @Column(name = "profile_id")
    private @Nullable Long profileId;

    @ElementCollection
    @CollectionTable(name = "inventory_nics", joinColumns = @JoinColumn(name = "host_id"))
    @MapKeyColumn(name = "mac")
    private Map<String, Nic> nics = new HashMap<>();

    private Instant created = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    protected Host() {}

    Host(HostReading reading, Instant now, String by) {
        created = now;
        createdBy = by;
        write(reading);
    }

    final void write(HostReading reading) {
        name = reading.name();
        address = reading.address() == null ? null : reading.address().toString();
        group = reading.group();
        enabled = reading.enabled();
        profileId = reading.profileId();
        nics.keySet().retainAll(reading.nics().keySet());
        reading.nics().forEach((mac, nic) -> {
            if (!Objects.equals(nic, nics.get(mac))) {
                nics.put(mac, nic);
            }
        });
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The host " + name + " is not stored yet");
        }
        return id;
    }

    String name() {
        return name;
    }

    HostView view(@Nullable AssignmentView assignment, Map<MacAddress, List<Heard>> heard) {
        List<NicView> cards = nics.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, Nic> nic) -> nic.getValue().position())
                        .thenComparing(Map.Entry::getKey))
                .map(nic -> card(MacAddress.parse(nic.getKey()), nic.getValue(), heard))
                .toList();
        Ipv4Address reserved = address == null ? null : Ipv4Address.parse(address);
        return new HostView(id(), name, enabled, reserved, group, cards, profileId, assignment);
    }

    private static NicView card(MacAddress mac, Nic nic, Map<MacAddress, List<Heard>> heard) {
        return new NicView(mac, nic.model(), nic.firmware(), heard.getOrDefault(mac, List.of()));
    }

    List<MacAddress> macs() {
        return nics.keySet().stream().map(MacAddress::parse).toList();
    }
}
