package io.pxescope.catalog;

import java.util.ArrayList;
import java.util.List;

/** The name of an archive's entry or of an uploaded file, made safe to keep. */
final class EntryPath {
    private static final int LONGEST = 400;

    private EntryPath() {}

    /**
     * The path without {@code ./} and doubled slashes; empty for the archive's own root.
     *
     * @param where the archive, for the message
     */
    static String of(String raw, String where) {
        String shown = where + (where.isEmpty() ? "" : ": ") + printable(raw);
        if (raw.indexOf('\0') >= 0 || raw.chars().anyMatch(Character::isISOControl)) {
            throw refused(shown, "has a control character in its name");
        }
        if (raw.indexOf('\\') >= 0) {
            throw refused(shown, "has a backslash in its name; pack it again with forward slashes");
        }
        if (raw.startsWith("/") || raw.length() > 1 && raw.charAt(1) == ':') {
            throw refused(shown, "has an absolute path; pack it again with relative ones");
        }
        if (raw.length() > LONGEST) {
            throw refused(shown, "has a name of more than " + LONGEST + " characters");
        }
        List<String> parts = new ArrayList<>();
        for (String part : raw.split("/")) {
            if (part.equals("..")) {
                throw refused(shown, "points outside the archive with “..”");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static CatalogProblem refused(String shown, String why) {
        return CatalogProblem.unusable("archive", shown + " " + why + ". Nothing was stored.");
    }

    private static String printable(String raw) {
        String clean = raw.replaceAll("\\p{Cntrl}", "\uFFFD");
        return clean.length() > 120 ? clean.substring(0, 120) + "…" : clean;
    }
}
