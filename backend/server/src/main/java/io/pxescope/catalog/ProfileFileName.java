package io.pxescope.catalog;

/** The name under which a loader asks for a kernel or initrd: it stands in a configuration line, so no spaces. */
final class ProfileFileName {
    private static final int LONGEST = 64;

    private ProfileFileName() {}

    /** The last part of the uploaded name, with everything a loader may stumble over replaced by {@code _}. */
    static String of(String uploaded, String otherwise) {
        String last = uploaded.substring(Math.max(uploaded.lastIndexOf('/'), uploaded.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[^A-Za-z0-9._+-]", "_").replaceAll("^[.-]+", "");
        String name = clean.isEmpty() ? otherwise : clean;
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** The name, told apart from that of the other file. */
    static String other(String name, String taken) {
        return name.equals(taken) ? "initrd-" + name : name;
    }
}
