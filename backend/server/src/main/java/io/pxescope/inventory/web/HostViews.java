package io.pxescope.inventory.web;

import io.pxescope.hardware.MacVendors;
import io.pxescope.inventory.AssignmentView;
import io.pxescope.inventory.Heard;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.NicView;
import io.pxescope.inventory.UnknownMachine;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hosts as their pages show them. */
final class HostViews {
    private HostViews() {}

    /**
     * A host in the list.
     *
     * @param build its own test build, or null: the fleet's
     * @param until when its own build ends, in words
     */
    record Line(
            String name,
            String href,
            String mac,
            String moreMacs,
            String nic,
            boolean guessed,
            String address,
            String group,
            @Nullable BuildChip build,
            String until,
            Status state) {}

    /** The page of a host. */
    record Whole(
            String name,
            String href,
            boolean enabled,
            String address,
            String group,
            String profile,
            List<Card> nics,
            @Nullable Assigned assigned) {}

    /**
     * A NIC.
     *
     * @param model the operator's, else the guess; may be empty
     * @param origin where a guess comes from, or what the ROM tells beside the operator's word; may be empty
     * @param maker by its MAC address; may be empty
     * @param machineId the UUID as dmidecode shows it; may be empty
     */
    record Card(
            String mac,
            String model,
            boolean guessed,
            String origin,
            String maker,
            String firmware,
            String machineId,
            String machineIdOnWire,
            List<NicViews.Voice> voices) {}

    /** Its own test build. */
    record Assigned(BuildChip build, String until, String reason, String by, Moment at) {}

    /** A machine that nobody named. */
    record Unknown(
            String mac,
            String network,
            String relay,
            String arch,
            String vendorClass,
            String guess,
            String maker,
            long heard,
            Moment first,
            Moment last,
            String because) {}

    static Line line(HostView host, Instant now, ZoneId zone) {
        NicView first = host.nics().get(0);
        AssignmentView own = inForce(host, now);
        return new Line(
                Shown.text(host.name()),
                "/hosts/" + host.name(),
                first.mac().toString(),
                host.nics().size() == 1 ? "" : "and " + (host.nics().size() - 1) + " more",
                words(first.modelOrGuess()),
                first.modelGuessed(),
                host.address() == null ? "" : host.address().toString(),
                words(host.group()),
                own == null ? null : chip(own),
                own == null ? "" : until(own, now, zone),
                host.enabled() ? Status.ok("Served") : Status.note("Disabled"));
    }

    static Whole whole(HostView host, String profile, Instant now, ZoneId zone) {
        AssignmentView own = inForce(host, now);
        return new Whole(
                Shown.text(host.name()),
                "/hosts/" + host.name(),
                host.enabled(),
                host.address() == null ? "" : host.address().toString(),
                words(host.group()),
                Shown.text(profile),
                host.nics().stream().map(nic -> NicViews.card(nic, now, zone)).toList(),
                own == null
                        ? null
                        : new Assigned(
                                chip(own),
                                until(own, now, zone),
                                words(own.reason()),
                                Shown.text(own.by()),
                                Moment.of(own.created(), now, zone)));
    }

    static Unknown unknown(UnknownMachine machine, Instant now, ZoneId zone) {
        return new Unknown(
                machine.mac().toString(),
                words(machine.network()),
                machine.relay() == null ? "" : machine.relay().toString(),
                words(machine.arch()),
                words(machine.vendorClass()),
                words(Heard.modelGuess(machine.voices())),
                words(MacVendors.shipped().of(machine.mac()).orElse(null)),
                machine.heard(),
                Moment.of(machine.firstHeard(), now, zone),
                Moment.of(machine.lastHeard(), now, zone),
                Shown.text(machine.because()));
    }

    static @Nullable AssignmentView inForce(HostView host, Instant now) {
        AssignmentView own = host.assignment();
        return own != null && own.inForceAt(now) ? own : null;
    }

    /** For how long an assignment holds, in words. */
    static String until(AssignmentView own, Instant now, ZoneId zone) {
        Integer boots = own.bootsLeft();
        Instant until = own.until();
        String counted = boots == null ? "" : boots == 1 ? "for 1 boot" : "for " + Quantity.count(boots) + " boots";
        String timed =
                until == null ? "" : "until " + Moment.of(until, now, zone).text();
        if (counted.isEmpty() && timed.isEmpty()) {
            return "until released";
        }
        return (counted + " " + timed).strip();
    }

    private static BuildChip chip(AssignmentView own) {
        return new BuildChip(Shown.text(own.build()), "/builds/" + own.buildId(), true, "");
    }

    static String words(@Nullable String text) {
        return Shown.text(Objects.requireNonNullElse(text, ""));
    }
}
