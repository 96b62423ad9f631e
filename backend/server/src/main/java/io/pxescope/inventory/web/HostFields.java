package io.pxescope.inventory.web;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.NicDraft;
import io.pxescope.webkit.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a host as a request gives them. A field that is not there leaves what is; null empties it. So the body is
 * read as a map, not as a record, which could not tell the two apart.
 */
final class HostFields {
    private static final Set<String> OF_HOST = Set.of("name", "address", "group", "enabled", "profile", "nics");
    private static final Set<String> OF_NIC = Set.of("mac", "model", "firmware");

    private final Map<?, ?> fields;
    private final String prefix;

    private HostFields(Map<?, ?> fields, String prefix, Set<String> known) {
        this.fields = fields;
        this.prefix = prefix;
        for (Object name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw Refusal.invalid(
                        prefix + name,
                        "There is no such field; known are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    /** @throws Refusal when a field is unknown or of another type */
    static HostDraft applied(Map<String, Object> body, HostDraft host) {
        HostFields fields = new HostFields(body, "", OF_HOST);
        String name = fields.text("name", host.name());
        return new HostDraft(
                name == null ? "" : name,
                fields.text("address", host.address()),
                fields.text("group", host.group()),
                fields.flag("enabled", host.enabled()),
                fields.text("profile", host.profile()),
                fields.nics(host.nics()));
    }

    private @Nullable String text(String field, @Nullable String otherwise) {
        if (!fields.containsKey(field)) {
            return otherwise;
        }
        Object value = fields.get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Refusal.invalid(prefix + field, "This is a text, in quotation marks.");
    }

    private boolean flag(String field, boolean otherwise) {
        if (!fields.containsKey(field)) {
            return otherwise;
        }
        if (fields.get(field) instanceof Boolean flag) {
            return flag;
        }
        throw Refusal.invalid(prefix + field, "This is true or false, without quotation marks.");
    }

    private List<NicDraft> nics(List<NicDraft> otherwise) {
        if (!fields.containsKey("nics")) {
            return otherwise;
        }
        if (!(fields.get("nics") instanceof List<?> list)) {
            throw Refusal.invalid("nics", "This is a list: [{\"mac\": \"52:54:00:12:34:56\"}].");
        }
        List<NicDraft> nics = new ArrayList<>();
        for (Object element : list) {
            String field = "nics[" + nics.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw Refusal.invalid(field, "A NIC is an object: {\"mac\": \"52:54:00:12:34:56\"}.");
            }
            HostFields nic = new HostFields(map, field + ".", OF_NIC);
            String mac = nic.text("mac", null);
            if (mac == null) {
                throw Refusal.invalid(field + ".mac", "A NIC needs its MAC address.");
            }
            nics.add(new NicDraft(mac, nic.text("model", null), nic.text("firmware", null)));
        }
        return nics;
    }
}
