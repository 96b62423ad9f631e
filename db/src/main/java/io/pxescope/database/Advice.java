package io.pxescope.database;

/** What to do about the failures of PostgreSQL that are known, by its own words. */
final class Advice {

    private Advice() {}

    /** Answers a sentence with a leading blank, or nothing. */
    static String on(String output) {
        if (output.contains("No space left on device")) {
            return " The disk is full: free some space, then start again; nothing is lost.";
        }
        if (output.contains("error while loading shared libraries") || output.contains("symbol lookup error")) {
            return " A library of the system is missing (libstdc++ is needed): install it, or set SPRING_DATASOURCE_URL.";
        }
        if (output.contains("invalid primary checkpoint record")
                || output.contains("could not locate a valid checkpoint record")
                || output.contains("invalid checksum")
                || output.contains("PANIC")) {
            return " Its files are damaged: restore the data directory from a backup.";
        }
        if (output.contains("could not open file") || output.contains("No such file or directory")) {
            return " A file of the database is missing: restore the data directory from a backup.";
        }
        return "";
    }
}
