package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a page that can change by itself: an element with an id, the fragment that renders it, and
 * the value it is rendered from. Two parts with equal models look the same.
 *
 * @param id of the element
 * @param parent id of the list that holds it, or null where its place is fixed
 * @param template that holds the fragment
 * @param fragment takes the model as {@code v}
 */
public record Part(String id, @Nullable String parent, String template, String fragment, Object model) {
    public static Part fixed(String id, String template, String fragment, Object model) {
        return new Part(id, null, template, fragment, model);
    }
}
