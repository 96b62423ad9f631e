package io.pxescope.rollouts;

import io.pxescope.inventory.AssignmentView;
import io.pxescope.inventory.HostView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whom a change of the fleet's build reaches, and whom not.
 *
 * @param changing enabled hosts that boot the fleet's build, by id
 * @param keeping enabled hosts with a build of their own in force, by id
 */
record BlastRadius(List<HostView> changing, List<HostView> keeping) {
    private static final int FINGERPRINT_OCTETS = 8;

    static BlastRadius of(List<HostView> hosts, Instant now) {
        Map<Boolean, List<HostView>> byOwnBuild = hosts.stream()
                .filter(HostView::enabled)
                .sorted(Comparator.comparingLong(HostView::id))
                .collect(Collectors.partitioningBy(host -> host.ownBuildAt(now)));
        return new BlastRadius(
                Objects.requireNonNull(byOwnBuild.get(false)), Objects.requireNonNull(byOwnBuild.get(true)));
    }

    List<NicModelCount> models() {
        return changing.stream()
                .collect(Collectors.groupingBy(BlastRadius::model, Collectors.summingInt(host -> 1)))
                .entrySet()
                .stream()
                .map(count -> new NicModelCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingInt(NicModelCount::hosts).reversed().thenComparing(NicModelCount::model))
                .toList();
    }

    List<String> keepers() {
        return keeping.stream().map(HostView::name).sorted().toList();
    }

    /** Sixteen hex digits that stand for these hosts, these assignments and this step of the fleet. */
    String fingerprint(Promotion from, Promotion to) {
        StringBuilder state = new StringBuilder().append(from.id()).append('>').append(to.id());
        changing.forEach(host -> state.append(' ').append(host.id()));
        keeping.forEach(host -> state.append(' ').append(host.id()).append('=').append(assignment(host)));
        byte[] digest = sha256().digest(state.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, FINGERPRINT_OCTETS);
    }

    private static long assignment(HostView host) {
        AssignmentView own = host.assignment();
        return own == null ? 0 : own.id();
    }

    private static String model(HostView host) {
        return host.nics().stream()
                .map(nic -> nic.modelGuessed() ? nic.modelGuess() + " (guess)" : nic.model())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
