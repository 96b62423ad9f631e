package io.pxescope.webkit;

import java.util.List;

/** What a room has to say on the dashboard. */
public interface OnDashboard {
    /** In the order of the rooms. */
    default List<Figure> figures() {
        return List.of();
    }

    default List<Decision> decisions() {
        return List.of();
    }

    /** Cards with forms beside the live list; they stay as they were rendered. */
    default List<Part> forms() {
        return List.of();
    }

    /** Cards beside the live list; each part's element carries the part's id. */
    default List<Part> cards() {
        return List.of();
    }
}
