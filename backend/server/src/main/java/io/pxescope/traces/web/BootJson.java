package io.pxescope.traces.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pxescope.diagnosis.Finding;
import io.pxescope.diagnosis.Verdict;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.Step;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.StoredBoot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A boot as the API tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BootJson(
        long id,
        @Nullable String host,
        String mac,
        @Nullable String nicModel,
        boolean nicModelGuessed,
        @Nullable String address,
        @Nullable String network,
        String state,
        String stage,
        List<StageJson> stages,
        @Nullable String build,
        boolean testBuild,
        @Nullable String profile,
        boolean observed,
        boolean simulated,
        String node,
        Instant started,
        Instant newest,
        @Nullable Long nextBoot,
        VerdictJson verdict,
        List<FindingJson> findings,
        List<TransferJson> transfers) {

    record StageJson(String stage, boolean passed) {}

    record VerdictJson(String code, String title, String text, String certainty) {
        static VerdictJson of(Verdict verdict) {
            return new VerdictJson(verdict.code(), verdict.title(), verdict.text(), verdict.certainty());
        }
    }

    record FindingJson(String code, String severity, String text, List<Integer> steps, List<String> advice) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.code(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.text(),
                    finding.steps(),
                    finding.advice());
        }
    }

    /** @param acknowledged bytes; of a running transfer as far as is known now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransferJson(
            String protocol,
            String file,
            String path,
            String stage,
            String state,
            Map<String, String> asked,
            @Nullable Map<String, String> options,
            @Nullable Long size,
            long acknowledged,
            Instant started,
            @Nullable Long durationMs,
            long retransmits,
            @Nullable String sha256,
            @Nullable String source,
            boolean expectedMiss,
            @Nullable String error) {
        static TransferJson of(Step.Transfer transfer, Map<Long, Long> progress) {
            Duration took = transfer.took();
            return new TransferJson(
                    transfer.protocol(),
                    transfer.file(),
                    transfer.path(),
                    transfer.stage().key(),
                    transfer.outcome() == null
                            ? "running"
                            : transfer.outcome().name().toLowerCase(Locale.ROOT),
                    transfer.asked(),
                    transfer.agreed(),
                    transfer.size(),
                    transfer.running() ? progress.getOrDefault(transfer.id(), 0L) : transfer.acknowledged(),
                    transfer.start(),
                    took == null ? null : took.toMillis(),
                    transfer.retransmits(),
                    transfer.sha256(),
                    transfer.source(),
                    transfer.expectedMiss(),
                    transfer.error());
        }
    }

    static BootJson of(StoredBoot boot) {
        BootSummary summary = boot.summary();
        return new BootJson(
                summary.id(),
                summary.host(),
                summary.mac(),
                summary.nicModel(),
                summary.nicModelGuessed(),
                summary.address(),
                summary.network(),
                boot.state().key(),
                boot.trace().stage().key(),
                Arrays.stream(BootStage.values())
                        .map(stage -> new StageJson(stage.key(), boot.trace().passed(stage)))
                        .toList(),
                summary.build(),
                summary.testBuild(),
                summary.profile(),
                false,
                summary.simulated(),
                summary.node(),
                summary.started(),
                summary.newest(),
                summary.nextBoot(),
                VerdictJson.of(boot.verdict()),
                boot.verdict().findings().stream().map(FindingJson::of).toList(),
                boot.trace().transfers().stream()
                        .map(transfer -> TransferJson.of(transfer, boot.progress()))
                        .toList());
    }
}
