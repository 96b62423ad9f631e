package io.pxescope.quirks.web;

import io.pxescope.quirks.RuleDraft;
import io.pxescope.quirks.StoredRule;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A quirk rule as the API tells it.
 *
 * @param state {@code off}, {@code trial} or {@code on}
 * @param trialHost on which it is tried out, or null
 * @param words the quirks in one line
 */
record QuirkJson(
        long id,
        String name,
        String state,
        @Nullable String trialHost,
        int rank,
        CohortJson cohort,
        QuirksJson quirks,
        String words,
        @Nullable String note,
        @Nullable String source,
        Instant created,
        String createdBy) {

    /** Null: not asked about. */
    record CohortJson(
            @Nullable String nicModel,
            @Nullable String nicFirmware,
            @Nullable String firmware,
            @Nullable String network,
            @Nullable String host) {}

    /** Null: as usual. */
    record QuirksJson(
            @Nullable Integer maxBlksize,
            @Nullable Boolean oack,
            @Nullable Integer windowsize,
            @Nullable Boolean singlePort,
            @Nullable String fileName,
            @Nullable Boolean broadcast,
            @Nullable Boolean option43) {}

    static QuirkJson of(StoredRule stored, RuleDraft draft, @Nullable String trialHost) {
        var quirks = stored.rule().quirks();
        return new QuirkJson(
                stored.rule().id(),
                stored.rule().name(),
                stored.state().name().toLowerCase(Locale.ROOT),
                trialHost,
                stored.rule().rank(),
                new CohortJson(draft.nicModel(), draft.nicFirmware(), draft.firmware(), draft.network(), draft.host()),
                new QuirksJson(
                        quirks.maxBlksize(),
                        quirks.oack(),
                        quirks.windowsize(),
                        quirks.singlePort(),
                        draft.fileName(),
                        quirks.broadcast(),
                        quirks.option43()),
                quirks.words(),
                stored.note(),
                stored.source(),
                stored.created(),
                stored.createdBy());
    }
}
