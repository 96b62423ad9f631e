package io.pxescope.webkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what one browser was last told of a page, and finds what is new. Not thread-safe. */
final class Changes {
    private @Nullable Frame told;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    /**
     * @param parts to be rendered anew
     * @param lists whose members or their order changed, all ids in order
     * @param axis to be set anew, may be empty
     */
    record Delta(List<Part> parts, Map<String, List<String>> lists, Map<String, String> axis, String say) {
        boolean nothing() {
            return parts.isEmpty() && lists.isEmpty() && axis.isEmpty() && say.isEmpty();
        }
    }

    /** Takes a frame as told, without telling it: the page was rendered from it. */
    void assume(Frame frame) {
        next(frame);
    }

    /** What is new in a frame since the one before it. */
    Delta next(Frame frame) {
        List<Part> changed = new ArrayList<>();
        Map<String, Part> now = new LinkedHashMap<>();
        Map<String, List<String>> nowLists = new LinkedHashMap<>();
        for (Part part : frame.parts()) {
            now.put(part.id(), part);
            if (part.parent() != null) {
                nowLists.computeIfAbsent(part.parent(), parent -> new ArrayList<>())
                        .add(part.id());
            }
            if (!part.equals(parts.get(part.id()))) {
                changed.add(part);
            }
        }
        Map<String, List<String>> changedLists = new LinkedHashMap<>();
        nowLists.forEach((parent, ids) -> {
            if (!ids.equals(lists.get(parent))) {
                changedLists.put(parent, ids);
            }
        });
        lists.keySet().stream()
                .filter(parent -> !nowLists.containsKey(parent)
                        && !lists.getOrDefault(parent, List.of()).isEmpty())
                .forEach(parent -> changedLists.put(parent, List.of()));
        Map<String, String> axis = told != null && told.axis().equals(frame.axis()) ? Map.of() : frame.axis();
        String say = told == null || told.say().equals(frame.say()) ? "" : frame.say();
        parts.clear();
        parts.putAll(now);
        lists.clear();
        lists.putAll(nowLists);
        told = frame;
        return new Delta(changed, changedLists, axis, say);
    }
}
