package io.pxescope.quirks;

import org.jspecify.annotations.Nullable;

/**
 * A quirk rule as an operator writes it, everything as text; checked when it is stored. Null or blank: no such condition,
 * or as usual.
 *
 * @param rank a number; among equally narrow rules the lower goes first
 * @param nicModel may hold {@code *}
 * @param nicFirmware may hold {@code *}
 * @param firmware {@code bios}, {@code efi64} …
 * @param network its name
 * @param host its name, or a MAC address of it
 * @param maxBlksize a number
 * @param oack {@code true} or {@code false}
 * @param windowsize a number; 0: the option is passed over
 * @param singlePort {@code true} or {@code false}
 * @param fileName {@code nul}, {@code two_nuls}, {@code bare} or {@code field_only}
 * @param broadcast {@code true} or {@code false}
 * @param option43 {@code true} or {@code false}
 */
public record RuleDraft(
        @Nullable String name,
        @Nullable String note,
        @Nullable String source,
        @Nullable String rank,
        @Nullable String nicModel,
        @Nullable String nicFirmware,
        @Nullable String firmware,
        @Nullable String network,
        @Nullable String host,
        @Nullable String maxBlksize,
        @Nullable String oack,
        @Nullable String windowsize,
        @Nullable String singlePort,
        @Nullable String fileName,
        @Nullable String broadcast,
        @Nullable String option43) {

    /** A rule that says nothing yet. */
    public static final RuleDraft EMPTY = new RuleDraft(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
