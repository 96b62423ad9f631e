package io.pxescope.webkit;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param site this panel's name
 * @param user empty while nobody is signed in
 * @param tabs the sections at the foot of a small screen
 */
public record Shell(
        String site, String user, String role, String initials, List<Section> sections, List<Section> tabs) {

    /**
     * A section of the panel.
     *
     * @param count shown beside it when something there needs attention, else empty
     */
    public record Section(String key, String title, String href, String icon, String count, boolean bad) {}
}
