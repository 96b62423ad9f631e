package io.pxescope.coexistence;

import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicView;
import io.pxescope.net.MacAddress;
import io.pxescope.ticket.KeaDropClass;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a host into Kea's class {@code DROP}, and takes it out again, through the control API: get, change that one class,
 * test, set. Only while the configuration is still the one that was previewed. One change at a time.
 */
@Service
public class KeaSilence {
    private static final String NONE = "(no class DROP)";

    private final Hosts hosts;
    private final KeaServers servers;
    private final KeaControl control;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    KeaSilence(
            Hosts hosts,
            KeaServers servers,
            KeaControl control,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.hosts = hosts;
        this.servers = servers;
        this.control = control;
        this.events = events;
        this.transaction = transaction;
    }

    /** A configuration before and after the change. */
    private record Change(
            ObjectNode config,
            @Nullable String before,
            @Nullable String after,
            String fingerprint) {
        boolean nothing() {
            return String.valueOf(before).equals(String.valueOf(after));
        }
    }

    /** What would change, tested by Kea and not applied. */
    public KeaPreview preview(String server, String host, boolean undo) {
        KeaServer kea = servers.require(server);
        HostView found = hosts.require(host);
        Change change = read(kea, found, undo);
        String tested = change.nothing()
                ? undo ? "This host is not in the class DROP." : "This host is in the class DROP already."
                : control.test(kea, change.config());
        return new KeaPreview(
                kea.name(),
                found.name(),
                undo,
                shown(change.before()),
                shown(change.after()),
                !change.nothing(),
                change.fingerprint(),
                tested);
    }

    /**
     * Applies a previewed change.
     *
     * @param fingerprint of the preview
     * @param write whether Kea shall also write it into its file, which loses the file's comments
     * @return what was done, in a sentence
     * @throws Refusal when the configuration changed meanwhile, or Kea does not take it; then nothing is changed
     */
    public synchronized String apply(
            String server,
            String host,
            boolean undo,
            @Nullable String fingerprint,
            boolean write,
            String actor,
            @Nullable String reason) {
        KeaServer kea = servers.require(server);
        HostView found = hosts.require(host);
        Change change = read(kea, found, undo);
        if (!change.fingerprint().equals(fingerprint)) {
            throw Refusal.conflict("The configuration of " + kea + " changed since the preview. Nothing was done; look"
                    + " at the preview again.");
        }
        if (change.nothing()) {
            return "Nothing to do: the class DROP of " + kea + " is as it should be.";
        }
        control.test(kea, change.config());
        control.set(kea, change.config());
        transaction.executeWithoutResult(status -> events.publishEvent(new Changed(
                actor,
                undo ? "let Kea answer host" : "have Kea drop host",
                "host",
                found.name(),
                kea + ", class DROP: " + shown(change.before()),
                kea + ", class DROP: " + shown(change.after()),
                reason)));
        String done = (undo ? "Kea answers " : "Kea drops what comes from ") + found.name() + (undo ? " again." : ".")
                + " Probe the host to see it.";
        return done + " " + kept(kea, write);
    }

    private String kept(KeaServer kea, boolean write) {
        if (!write) {
            return "In force until Kea restarts or reloads its file.";
        }
        try {
            return control.write(kea);
        } catch (Refusal refused) {
            return "It is in force, but not in Kea's file: " + refused.getMessage();
        }
    }

    private Change read(KeaServer kea, HostView host, boolean undo) {
        List<MacAddress> macs = host.nics().stream().map(NicView::mac).toList();
        ObjectNode config = control.config(kea);
        String fingerprint = fingerprint(config);
        ObjectNode dhcp4 = (ObjectNode) config.path("Dhcp4");
        ArrayNode classes =
                dhcp4.path("client-classes") instanceof ArrayNode present ? present : dhcp4.putArray("client-classes");
        ObjectNode drop = null;
        int place = -1;
        for (int i = 0; i < classes.size(); i++) {
            JsonNode each = classes.get(i);
            if (each instanceof ObjectNode found
                    && found.path("name").asString("").equals("DROP")) {
                drop = found;
                place = i;
            }
        }
        String before = drop == null ? null : drop.path("test").asString("");
        String after =
                undo ? before == null ? null : KeaDropClass.without(before, macs) : KeaDropClass.with(before, macs);
        if (after == null && place >= 0) {
            classes.remove(place);
        } else if (after != null && drop != null) {
            drop.put("test", after);
        } else if (after != null) {
            classes.addObject().put("name", "DROP").put("test", after);
        }
        if (classes.isEmpty()) {
            dhcp4.remove("client-classes");
        }
        return new Change(config, before, after, fingerprint);
    }

    private static String shown(@Nullable String test) {
        return test == null ? NONE : test;
    }

    private static String fingerprint(ObjectNode config) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(config.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
