package io.pxescope.webkit;

/**
 * A state as shape, word and then colour.
 *
 * @param css the class that gives the colour
 * @param icon the symbol that gives the shape; empty for a word alone
 * @param spin whether the shape turns while something is under way
 */
public record Status(String css, String icon, boolean spin, String text) {
    /** Passed, up, consistent. */
    public static Status ok(String text) {
        return new Status("ok", "i-ok", false, text);
    }

    /** Failed, missing. */
    public static Status fail(String text) {
        return new Status("fail", "i-fail", false, text);
    }

    /** Slow, retransmitting, mismatched. */
    public static Status warn(String text) {
        return new Status("warn", "i-warn", false, text);
    }

    /** Silent, and still open. */
    public static Status silent(String text) {
        return new Status("warn", "i-hush", false, text);
    }

    /** In progress. */
    public static Status run(String text) {
        return new Status("run", "i-run", true, text);
    }

    /** Waiting, expected, not reached. */
    public static Status waiting(String text) {
        return new Status("idle", "i-wait", false, text);
    }

    /** Normal, but not what one might take it for. */
    public static Status note(String text) {
        return new Status("idle", "i-skip", false, text);
    }

    /** A word without a shape. */
    public static Status plain(String text) {
        return new Status("idle", "", false, text);
    }
}
