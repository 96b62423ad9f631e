package io.pxescope.quirks.web;

import io.pxescope.quirks.RuleDraft;
import io.pxescope.webkit.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of a quirk rule as a request gives them. A field that is not there leaves what is; null empties it. */
final class QuirkFields {
    private static final Set<String> OF_RULE = Set.of("name", "note", "source", "rank", "cohort", "quirks");
    private static final Set<String> OF_COHORT = Set.of("nicModel", "nicFirmware", "firmware", "network", "host");
    private static final Set<String> OF_QUIRKS =
            Set.of("maxBlksize", "oack", "windowsize", "singlePort", "fileName", "broadcast", "option43");

    private final Map<?, ?> fields;

    private QuirkFields(Map<?, ?> fields, String prefix, Set<String> known) {
        this.fields = fields;
        for (Object name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw Refusal.invalid(
                        prefix + name,
                        "There is no such field; known are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    /** @throws Refusal when a field is unknown or of another type */
    static RuleDraft applied(Map<String, Object> body, RuleDraft rule) {
        QuirkFields top = new QuirkFields(body, "", OF_RULE);
        QuirkFields cohort = top.object("cohort", OF_COHORT);
        QuirkFields quirks = top.object("quirks", OF_QUIRKS);
        return new RuleDraft(
                top.value("name", rule.name()),
                top.value("note", rule.note()),
                top.value("source", rule.source()),
                top.value("rank", rule.rank()),
                cohort.value("nicModel", rule.nicModel()),
                cohort.value("nicFirmware", rule.nicFirmware()),
                cohort.value("firmware", rule.firmware()),
                cohort.value("network", rule.network()),
                cohort.value("host", rule.host()),
                quirks.value("maxBlksize", rule.maxBlksize()),
                quirks.value("oack", rule.oack()),
                quirks.value("windowsize", rule.windowsize()),
                quirks.value("singlePort", rule.singlePort()),
                quirks.value("fileName", rule.fileName()),
                quirks.value("broadcast", rule.broadcast()),
                quirks.value("option43", rule.option43()));
    }

    private QuirkFields object(String field, Set<String> known) {
        Object value = fields.get(field);
        if (value == null) {
            return new QuirkFields(Map.of(), field + ".", known);
        }
        if (value instanceof Map<?, ?> map) {
            return new QuirkFields(map, field + ".", known);
        }
        throw Refusal.invalid(
                field, "This is an object, such as {\"" + known.iterator().next() + "\": …}.");
    }

    /** Whatever is wrong with the text is said where it is read. */
    private @Nullable String value(String field, @Nullable String otherwise) {
        if (!fields.containsKey(field)) {
            return otherwise;
        }
        Object value = fields.get(field);
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value == null ? null : value.toString();
        }
        throw Refusal.invalid(field, "This is a text, a number, true or false.");
    }
}
