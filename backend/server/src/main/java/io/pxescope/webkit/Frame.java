package io.pxescope.webkit;

import java.util.List;
import java.util.Map;

/**
 * All that may change of an open page, as it stands at one moment.
 *
 * @param seq grows with what happened; the stream's event id
 * @param axis custom properties to set without touching elements, may be empty
 * @param say one sentence for those who cannot see the page; told when it changes
 * @param over whether nothing more will come
 */
public record Frame(long seq, List<Part> parts, Map<String, String> axis, String say, boolean over) {
    public Frame {
        parts = List.copyOf(parts);
        axis = Map.copyOf(axis);
    }
}
