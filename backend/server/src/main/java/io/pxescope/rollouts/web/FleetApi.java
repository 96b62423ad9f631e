package io.pxescope.rollouts.web;

import io.pxescope.catalog.CatalogProfile;
import io.pxescope.rollouts.Fleet;
import io.pxescope.rollouts.FleetRollback;
import io.pxescope.rollouts.NicModelCount;
import io.pxescope.rollouts.Promotions;
import io.pxescope.rollouts.RollbackDone;
import io.pxescope.rollouts.RollbackPreview;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/fleet}: what machines boot that have nothing of their own, and the way back. */
@RestController
@RequestMapping("/api/v1/fleet")
class FleetApi {
    private final Fleet fleet;
    private final Promotions promotions;
    private final FleetRollback rollback;

    FleetApi(Fleet fleet, Promotions promotions, FleetRollback rollback) {
        this.fleet = fleet;
        this.promotions = promotions;
        this.rollback = rollback;
    }

    record BuildWish(@Nullable String build, @Nullable String note) {}

    record ProfileWish(@Nullable String profile) {}

    record ProfileJson(@Nullable String profile) {}

    /** @param fingerprint of the preview; without it, whatever the state is */
    record RollbackWish(
            @Nullable String to,
            @Nullable String note,
            @Nullable String fingerprint) {}

    record BootloaderJson(@Nullable PromotionJson current, List<PromotionJson> history) {}

    record PreviewJson(
            PromotionJson from,
            PromotionJson to,
            int hosts,
            List<NicModelCount> models,
            List<String> keepers,
            String fingerprint) {

        static PreviewJson of(RollbackPreview preview) {
            return new PreviewJson(
                    PromotionJson.of(preview.from()),
                    PromotionJson.of(preview.to()),
                    preview.hosts(),
                    preview.models(),
                    preview.keepers(),
                    preview.fingerprint());
        }
    }

    record RollbackJson(PromotionJson current, int hosts, int kept) {}

    @GetMapping("/bootloader")
    BootloaderJson bootloader() {
        return new BootloaderJson(
                promotions.current().map(PromotionJson::of).orElse(null),
                promotions.history().stream().map(PromotionJson::of).toList());
    }

    @PutMapping("/bootloader")
    PromotionJson promote(@RequestBody BuildWish wish, Principal actor) {
        return PromotionJson.of(promotions.promote(wish.build(), wish.note(), actor.getName()));
    }

    @GetMapping("/rollback")
    PreviewJson preview(@RequestParam @Nullable String to) {
        return PreviewJson.of(rollback.preview(to));
    }

    @PostMapping("/rollback")
    RollbackJson rollBack(@RequestBody(required = false) @Nullable RollbackWish wish, Principal actor) {
        RollbackWish asked = wish == null ? new RollbackWish(null, null, null) : wish;
        RollbackDone done = rollback.apply(asked.fingerprint(), asked.to(), asked.note(), actor.getName());
        return new RollbackJson(PromotionJson.of(done.entry()), done.hosts(), done.kept());
    }

    @GetMapping("/profile")
    ProfileJson profile() {
        return new ProfileJson(fleet.profile().map(CatalogProfile::name).orElse(null));
    }

    @PutMapping("/profile")
    ProfileJson setProfile(@RequestBody ProfileWish wish, Principal actor) {
        return new ProfileJson(fleet.setProfile(wish.profile(), actor.getName()).name());
    }
}
