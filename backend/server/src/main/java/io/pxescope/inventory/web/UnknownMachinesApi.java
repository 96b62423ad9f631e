package io.pxescope.inventory.web;

import io.pxescope.hardware.MacVendors;
import io.pxescope.inventory.Heard;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.ProfileNames;
import io.pxescope.inventory.UnknownMachine;
import io.pxescope.inventory.UnknownMachines;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/unknown-machines}: who asked and is no host; naming one makes it a host. */
@RestController
@RequestMapping("/api/v1/unknown-machines")
class UnknownMachinesApi {
    private final UnknownMachines machines;
    private final ProfileNames profiles;

    UnknownMachinesApi(UnknownMachines machines, ProfileNames profiles) {
        this.machines = machines;
        this.profiles = profiles;
    }

    record MachineJson(
            String mac,
            Instant firstHeard,
            Instant lastHeard,
            @Nullable String network,
            @Nullable String relay,
            @Nullable String arch,
            @Nullable String vendorClass,
            long heard,
            String because,
            @Nullable String modelGuess,
            @Nullable String maker,
            @Nullable HeardJson said) {

        static MachineJson of(UnknownMachine machine) {
            return new MachineJson(
                    machine.mac().toString(),
                    machine.firstHeard(),
                    machine.lastHeard(),
                    machine.network(),
                    machine.relay() == null ? null : machine.relay().toString(),
                    machine.arch(),
                    machine.vendorClass(),
                    machine.heard(),
                    machine.because(),
                    Heard.modelGuess(machine.voices()),
                    MacVendors.shipped().of(machine.mac()).orElse(null),
                    HeardJson.of(machine.voices()));
        }
    }

    record Naming(
            @Nullable String name,
            @Nullable String address,
            @Nullable String group,
            @Nullable String model) {}

    @GetMapping
    List<MachineJson> all() {
        return machines.all().stream().map(MachineJson::of).toList();
    }

    @PostMapping("/{mac}/name")
    ResponseEntity<HostJson> name(@PathVariable String mac, @RequestBody Naming naming, Principal actor) {
        String name = naming.name();
        HostView host = machines.name(
                mac, name == null ? "" : name, naming.address(), naming.group(), naming.model(), actor.getName());
        return ResponseEntity.created(URI.create("/api/v1/hosts/" + host.name()))
                .body(HostJson.of(host, new ProfileLookup(profiles)));
    }
}
