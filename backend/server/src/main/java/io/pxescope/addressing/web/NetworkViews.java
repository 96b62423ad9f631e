package io.pxescope.addressing.web;

import io.pxescope.addressing.Leases.Fill;
import io.pxescope.addressing.Leases.LeaseView;
import io.pxescope.addressing.NetworkDraft;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Networks as their pages show them. */
final class NetworkViews {
    private NetworkViews() {}

    /**
     * A network in the list.
     *
     * @param fillPercent of the pool, for the bar
     */
    record Line(
            String name,
            String href,
            String subnet,
            Status state,
            String mode,
            String answer,
            String fill,
            String fillPercent,
            boolean full,
            String at,
            String ipv6) {}

    record Lease(String address, String mac, Status state, Moment since, Moment renewed, Moment expires) {}

    /** What stands in the form, as typed. */
    record Form(
            String name,
            String cidr,
            String interfaceName,
            String router,
            String dns,
            String mode,
            String answer,
            String ranges,
            String leaseSeconds,
            String prefix6,
            String mode6,
            String pool6,
            String dns6) {

        static final Form EMPTY =
                new Form("", "", "", "", "", "authoritative", "known", "", "3600", "", "stateful", "", "");

        static Form of(Network network) {
            NetworkDraft draft = NetworkDraft.of(network);
            return new Form(
                    words(draft.name()),
                    words(draft.cidr()),
                    words(draft.interfaceName()),
                    words(draft.router()),
                    draft.dns() == null ? "" : String.join(", ", draft.dns()),
                    words(draft.mode()),
                    words(draft.answer()),
                    draft.ranges() == null
                            ? ""
                            : draft.ranges().stream()
                                    .map(range -> range.from() + " - " + range.to())
                                    .collect(Collectors.joining("\n")),
                    String.valueOf(draft.leaseSeconds()),
                    draft.ipv6() == null ? "" : words(draft.ipv6().prefix()),
                    draft.ipv6() == null ? "stateful" : words(draft.ipv6().mode()),
                    draft.ipv6() == null || draft.ipv6().from() == null
                            ? ""
                            : draft.ipv6().from() + " - " + draft.ipv6().to(),
                    draft.ipv6() == null || draft.ipv6().dns() == null
                            ? ""
                            : String.join(", ", draft.ipv6().dns()));
        }
    }

    static Line line(Network network, Fill fill) {
        long percent = fill.addresses() == 0 ? 0 : Math.min(100, fill.leased() * 100L / fill.addresses());
        return new Line(
                Shown.text(network.name()),
                "/networks/" + network.name(),
                network.subnet().toString(),
                network.mode() == Network.Mode.OFF ? Status.note("Off") : Status.ok("Serving"),
                mode(network.mode()),
                answer(network.answer()),
                fill.addresses() == 0
                        ? "no pool"
                        : Quantity.count(fill.leased()) + " of " + Quantity.count(fill.addresses()) + " leased"
                                + (fill.declined() == 0 ? "" : ", " + Quantity.count(fill.declined()) + " declined"),
                Long.toString(percent),
                percent >= 90,
                network.interfaceName() == null ? "" : Shown.text(network.interfaceName()),
                ipv6(network.v6()));
    }

    /** The IPv6 side in a few words; empty where there is none. */
    static String ipv6(@Nullable Network6 side) {
        if (side == null) {
            return "";
        }
        return side.prefix() + (side.mode() == Network6.Mode.STATEFUL ? ", gives addresses" : ", boot data only");
    }

    private static String answer(Network.Answer answer) {
        return switch (answer) {
            case KNOWN -> "Answers known hosts only.";
            case TESTED -> "Answers hosts under test only.";
            case ALL -> "Answers everybody.";
        };
    }

    /** A network's mode as a sentence. */
    static String mode(Network.Mode mode) {
        return switch (mode) {
            case AUTHORITATIVE -> "Authoritative: gives addresses and boot data.";
            case PROXY -> "Proxy: boot data only, addresses come from another server.";
            case OFF -> "Switched off: answers no one.";
        };
    }

    static Lease lease(LeaseView lease, Instant now, ZoneId zone) {
        Status state = switch (lease.state()) {
            case "bound" -> Status.ok("bound");
            case "declined" -> Status.warn("declined");
            default -> Status.note(lease.state());
        };
        return new Lease(
                lease.address(),
                lease.mac(),
                state,
                Moment.of(lease.since(), now, zone),
                Moment.of(lease.renewed(), now, zone),
                Moment.of(lease.expires(), now, zone));
    }

    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static List<String> list(String typed) {
        return List.of(typed.split("[,;\\s]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
