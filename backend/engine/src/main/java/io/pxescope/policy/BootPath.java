package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * A name as a loader asks for it, split into the boot token and what it names within the boot.
 *
 * @param token the text between {@code b/} and the next slash, or null where none is shown
 * @param name what is asked for, relative, without a leading slash
 */
public record BootPath(@Nullable String token, String name) {
    private static final String DOOR = "b/";

    /** Splits a normalised path (forward slashes, none leading, none doubled). */
    public static BootPath of(String path) {
        if (path.startsWith(DOOR)) {
            int end = path.indexOf('/', DOOR.length());
            if (end > DOOR.length()) {
                return new BootPath(path.substring(DOOR.length(), end), path.substring(end + 1));
            }
        }
        return new BootPath(null, path);
    }

    /** The path prefix of a boot, as sent in option 210. */
    public static String prefix(String token) {
        return DOOR + token + "/";
    }
}
