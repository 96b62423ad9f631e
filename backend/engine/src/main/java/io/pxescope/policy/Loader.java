package io.pxescope.policy;

/**
 * The file of a build that a firmware starts.
 *
 * @param path within the build, with forward slashes
 */
public record Loader(String path, LoaderKind kind) {
    /** Its directory with a trailing slash, or empty at the top: what it asks for comes relative to this. */
    public String home() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
