package io.pxescope.bootfile;

/** Parts of a path within a build. */
final class BuildPaths {
    private BuildPaths() {}

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
