package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network.AddressRange;
import io.pxescope.policy.Network6;
import io.pxescope.webkit.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a draft and collects everything that is wrong with it, field by field. */
final class NetworkRules {

    static final int DEFAULT_LEASE_SECONDS = 7200;
    static final int SHORTEST_LEASE_SECONDS = 30;
    static final int LONGEST_LEASE_SECONDS = 31_536_000;

    private static final int MOST_RANGES = 64;
    private static final int MOST_DNS = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern INTERFACE = Pattern.compile("[^\\s/]{1,15}");

    private final List<Refusal.Field> wrong = new ArrayList<>();

    private NetworkRules() {}

    /**
     * The network that the draft describes.
     *
     * @param id of the network that is changed, 0 for a new one
     * @param all the networks there are
     * @throws Refusal naming every field that is wrong
     */
    static Network read(long id, NetworkDraft draft, List<Network> all) {
        NetworkRules rules = new NetworkRules();
        Network network = rules.read(id, draft);
        if (network == null || !rules.wrong.isEmpty()) {
            throw Refusal.invalid(rules.wrong);
        }
        for (Network other : all) {
            if (other.id() != id) {
                refuseClash(network, other);
            }
        }
        return network;
    }

    private static void refuseClash(Network network, Network other) {
        if (other.name().equalsIgnoreCase(network.name())) {
            throw Refusal.conflict("name", "There is a network called " + other.name() + " already.");
        }
        if (other.subnet().overlaps(network.subnet())) {
            throw Refusal.conflict(
                    "cidr",
                    network.subnet() + " overlaps " + other.subnet() + ", which is the network " + other.name() + ".");
        }
        Network6 mine = network.v6();
        Network6 theirs = other.v6();
        if (mine != null && theirs != null && theirs.prefix().overlaps(mine.prefix())) {
            throw Refusal.conflict(
                    "ipv6.prefix",
                    mine.prefix() + " overlaps " + theirs.prefix() + ", which is the network " + other.name() + ".");
        }
    }

    private @Nullable Network read(long id, NetworkDraft draft) {
        String name = name(draft.name());
        Ipv4Subnet subnet = subnet(draft.cidr());
        String interfaceName = interfaceName(draft.interfaceName());
        Network.Mode mode = word(
                "mode",
                draft.mode(),
                Network.Mode.AUTHORITATIVE,
                text -> Words.mode(text).orElse(null));
        Network.Answer answer = word(
                "answer",
                draft.answer(),
                Network.Answer.KNOWN,
                text -> Words.answer(text).orElse(null));
        List<Ipv4Address> dns = dns(draft.dns());
        Duration lease = lease(draft.leaseSeconds());
        if (subnet == null) {
            return null;
        }
        Ipv4Address router = router(draft.router(), subnet);
        List<AddressRange> ranges = ranges(draft.ranges(), subnet);
        Network6 v6 = Network6Rules.read(draft.ipv6(), this::refuse);
        return new Network(id, name, subnet, interfaceName, router, dns, mode, answer, ranges, lease, v6);
    }

    private String name(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (!NAME.matcher(name).matches()) {
            refuse("name", "A name has 1 to 63 letters, digits, dots, dashes and underscores, as rack-7.");
        }
        return name;
    }

    private @Nullable Ipv4Subnet subnet(@Nullable String text) {
        if (isBlank(text)) {
            refuse("cidr", "A network needs its subnet, as 192.168.1.0/24.");
            return null;
        }
        Ipv4Subnet subnet = parsed("cidr", text, Ipv4Subnet::parse);
        if (subnet != null && (subnet.prefixLength() < 8 || subnet.prefixLength() > 30)) {
            refuse("cidr", "The prefix length of " + subnet + " is not between 8 and 30.");
        }
        if (subnet != null
                && !subnet.broadcast().isUnicast()
                && subnet.network().bits() >>> 28 >= 0xe) {
            refuse("cidr", subnet + " holds no addresses that machines can have.");
        }
        return subnet;
    }

    private @Nullable String interfaceName(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!INTERFACE.matcher(text.strip()).matches()) {
            refuse("interface", "\"" + text + "\" is no interface name; write it as ip link shows it, as eth1.");
        }
        return text.strip();
    }

    private <T> T word(String field, @Nullable String text, T otherwise, Function<String, @Nullable T> reading) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        T read = reading.apply(text);
        if (read == null) {
            String words = field.equals("mode") ? "authoritative, proxy or off" : "known or all";
            refuse(field, "\"" + text + "\" is not understood; write " + words + ".");
            return otherwise;
        }
        return read;
    }

    private List<Ipv4Address> dns(@Nullable List<String> texts) {
        List<String> given = texts == null
                ? List.of()
                : texts.stream()
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isBlank())
                        .toList();
        if (given.size() > MOST_DNS) {
            refuse("dns", "A network has at most " + MOST_DNS + " name servers, not " + given.size() + ".");
        }
        List<Ipv4Address> dns = new ArrayList<>();
        for (String text : given) {
            Ipv4Address address = parsed("dns", text, Ipv4Address::parse);
            if (address != null && address.isUnicast()) {
                dns.add(address);
            } else if (address != null) {
                refuse("dns", address + " is no machine's address.");
            }
        }
        return dns;
    }

    private Duration lease(@Nullable Integer seconds) {
        int lease = seconds == null ? DEFAULT_LEASE_SECONDS : seconds;
        if (lease < SHORTEST_LEASE_SECONDS || lease > LONGEST_LEASE_SECONDS) {
            refuse(
                    "leaseSeconds",
                    "A lease lasts " + SHORTEST_LEASE_SECONDS + " to " + LONGEST_LEASE_SECONDS + " seconds, not "
                            + lease + ".");
        }
        return Duration.ofSeconds(lease);
    }

    private @Nullable Ipv4Address router(@Nullable String text, Ipv4Subnet subnet) {
        if (isBlank(text)) {
            return null;
        }
        Ipv4Address router = parsed("router", text, Ipv4Address::parse);
        if (router != null && !subnet.isHostAddress(router)) {
            refuse("router", "The router " + router + " is no machine's address of " + subnet + ".");
        }
        return router;
    }

    private List<AddressRange> ranges(@Nullable List<NetworkDraft.Range> drafts, Ipv4Subnet subnet) {
        List<AddressRange> ranges = new ArrayList<>();
        if (drafts == null) {
            return ranges;
        }
        if (drafts.size() > MOST_RANGES) {
            refuse("ranges", "A network has at most " + MOST_RANGES + " ranges, not " + drafts.size() + ".");
            return ranges;
        }
        for (int i = 0; i < drafts.size(); i++) {
            AddressRange range = range("ranges[" + i + "]", drafts.get(i), subnet);
            if (range != null) {
                refuseOverlap("ranges[" + i + "]", range, ranges);
                ranges.add(range);
            }
        }
        return ranges;
    }

    private @Nullable AddressRange range(String field, NetworkDraft.Range draft, Ipv4Subnet subnet) {
        if (isBlank(draft.from())) {
            refuse(field + ".from", "A range needs its first address.");
            return null;
        }
        Ipv4Address from = parsed(field + ".from", draft.from(), Ipv4Address::parse);
        Ipv4Address to = isBlank(draft.to()) ? from : parsed(field + ".to", draft.to(), Ipv4Address::parse);
        if (from == null || to == null) {
            return null;
        }
        boolean outside = refusedOutside(field + ".from", from, subnet) | refusedOutside(field + ".to", to, subnet);
        if (outside) {
            return null;
        }
        if (from.compareTo(to) > 0) {
            refuse(field, "The range starts at " + from + ", after its end " + to + ".");
            return null;
        }
        return new AddressRange(from, to);
    }

    private boolean refusedOutside(String field, Ipv4Address address, Ipv4Subnet subnet) {
        boolean outside = !subnet.isHostAddress(address);
        if (outside) {
            refuse(field, address + " is no machine's address of " + subnet + ".");
        }
        return outside;
    }

    private void refuseOverlap(String field, AddressRange range, List<AddressRange> before) {
        for (AddressRange other : before) {
            if (range.contains(other.from()) || other.contains(range.from())) {
                refuse(
                        field,
                        "The range " + range.from() + " to " + range.to() + " overlaps " + other.from() + " to "
                                + other.to() + ".");
                return;
            }
        }
    }

    private <T> @Nullable T parsed(String field, @Nullable String text, Function<String, T> parse) {
        try {
            return parse.apply(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            refuse(field, e.getMessage() + ".");
            return null;
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void refuse(String field, String message) {
        wrong.add(new Refusal.Field(field, message));
    }
}
