package io.pxescope.catalog;

import io.pxescope.catalog.CatalogProblem.Kind;

/** What one upload may still unpack. */
final class UploadBudget implements Spool.Tally {
    /** Small files of zeros compress a thousandfold and harm nobody. */
    private static final long RATIO_MATTERS_FROM = 16L << 20;

    private final CatalogProperties limits;
    private final long packed;
    private String archive = "";
    private String entry = "";
    private long unpacked;
    private int entries;

    /** @param packed size of the upload as received, in bytes */
    UploadBudget(CatalogProperties limits, long packed) {
        this.limits = limits;
        this.packed = Math.max(1, packed);
    }

    /** Called for every entry before it is looked at. */
    void enter(String archive, String entry) {
        this.archive = archive;
        this.entry = entry;
        if (++entries > limits.maxEntries()) {
            throw tooLarge("has more than " + limits.maxEntries()
                    + " entries, the limit of pxescope.catalog.max-entries. Pack only the loader and its modules.");
        }
    }

    long fileLimit() {
        return limits.maxFileSize().toBytes();
    }

    @Override
    public void add(int bytes) {
        unpacked += bytes;
        if (unpacked > limits.maxUnpackedSize().toBytes()) {
            throw tooLarge("unpacks to more than " + limits.maxUnpackedSize().toMegabytes()
                    + " MB, the limit of pxescope.catalog.max-unpacked-size, at " + entry + ".");
        }
        if (unpacked > RATIO_MATTERS_FROM && unpacked / packed >= limits.maxRatio()) {
            throw tooLarge("unpacks to more than " + limits.maxRatio() + " times its size at " + entry
                    + ", which no boot file does. If it is meant, raise pxescope.catalog.max-ratio.");
        }
    }

    private CatalogProblem tooLarge(String message) {
        return CatalogProblem.of(Kind.TOO_LARGE, "archive", archive + " " + message + " Nothing was stored.");
    }
}
