package io.pxescope.traces.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pxescope.traces.BootSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A boot in a list of the API; {@code GET /api/v1/boots/{id}} tells the rest. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BootSummaryJson(
        long id,
        @Nullable String host,
        String mac,
        @Nullable String nicModel,
        boolean nicModelGuessed,
        @Nullable String address,
        @Nullable String network,
        String state,
        String stage,
        @Nullable String build,
        boolean testBuild,
        boolean observed,
        boolean simulated,
        String verdict,
        String remark,
        Instant started,
        Instant newest,
        @Nullable Long nextBoot) {

    static BootSummaryJson of(BootSummary boot) {
        return new BootSummaryJson(
                boot.id(),
                boot.host(),
                boot.mac(),
                boot.nicModel(),
                boot.nicModelGuessed(),
                boot.address(),
                boot.network(),
                boot.state().key(),
                boot.stage().key(),
                boot.build(),
                boot.testBuild(),
                false,
                boot.simulated(),
                boot.verdict(),
                boot.remark(),
                boot.started(),
                boot.newest(),
                boot.nextBoot());
    }
}
