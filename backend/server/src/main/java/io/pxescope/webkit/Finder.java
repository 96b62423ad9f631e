package io.pxescope.webkit;

import java.util.List;

/** What a room finds for the search box. */
public interface Finder {
    /** The best first, at most ten. */
    List<Found> find(String words);

    /**
     * @param exact whether it is just what was asked for, so that it may be opened at once
     * @param kind for example {@code Host}
     */
    record Found(String kind, String title, String remark, String href, boolean exact) {}
}
