package io.pxescope.catalog.web;

import io.pxescope.bootfile.FirmwareType;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogFile;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds and profiles as their pages show them. */
final class BuildViews {
    private BuildViews() {}

    /**
     * A build in the list.
     *
     * @param users who gets it, in words; empty if nobody does
     */
    record Line(
            BuildChip build,
            String firmware,
            Status files,
            long modules,
            Quantity size,
            String users,
            Moment added,
            String by) {}

    /** The page of a build. */
    record Whole(
            long id,
            String name,
            String kind,
            Status state,
            String firmware,
            Quantity size,
            Moment added,
            String by,
            List<String> warnings,
            List<File> files,
            List<String> users) {}

    /** @param loader the firmware that starts with it, or empty */
    record File(
            String path,
            String words,
            String loader,
            Quantity size,
            String sha256,
            String sha256Short,
            String original) {}

    /**
     * A boot profile.
     *
     * @param transport how its files are fetched, empty where it has none
     */
    record Profile(
            long id,
            String name,
            String boots,
            String transport,
            String append,
            String users,
            Moment added,
            String by) {}

    static Line line(CatalogBuild build, List<String> users, Instant now, ZoneId zone) {
        return new Line(
                new BuildChip(Shown.text(build.name()), "/builds/" + build.id(), false, ""),
                firmware(build),
                state(build),
                build.modules(),
                Quantity.bytes(build.size()),
                few(users),
                Moment.of(build.createdAt(), now, zone),
                Shown.text(build.createdBy()));
    }

    static Whole whole(CatalogBuild build, List<String> users, Instant now, ZoneId zone) {
        return new Whole(
                build.id(),
                Shown.text(build.name()),
                kind(build),
                state(build),
                firmware(build),
                Quantity.bytes(build.size()),
                Moment.of(build.createdAt(), now, zone),
                Shown.text(build.createdBy()),
                build.warnings().stream()
                        .map(warning -> Shown.text(warning.text()))
                        .toList(),
                build.files().values().stream().map(file -> file(build, file)).toList(),
                users);
    }

    static Profile profile(CatalogProfile profile, List<String> users, Instant now, ZoneId zone) {
        return new Profile(
                profile.id(),
                Shown.text(profile.name()),
                boots(profile),
                profile.localBoot() ? "" : profile.transport().name(),
                Shown.text(Objects.requireNonNullElse(profile.append(), "")),
                few(users),
                Moment.of(profile.createdAt(), now, zone),
                Shown.text(profile.createdBy()));
    }

    private static String boots(CatalogProfile profile) {
        return profile.localBoot() ? "its own disk" : named(profile.kernel()) + named(", ", profile.initrd());
    }

    private static String named(CatalogProfile.@Nullable NamedFile file) {
        return named("", file);
    }

    private static String named(String before, CatalogProfile.@Nullable NamedFile file) {
        return file == null
                ? ""
                : before + file.name() + " (" + Quantity.bytes(file.size()).text() + ")";
    }

    private static File file(CatalogBuild build, CatalogFile file) {
        String loader = build.loaders().entrySet().stream()
                .filter(entry -> entry.getValue().path().equals(file.path()))
                .map(entry -> entry.getKey().title())
                .collect(Collectors.joining(", "));
        String hex = file.sha256().hex();
        return new File(
                Shown.text(file.path()),
                Shown.text(file.words()),
                loader,
                Quantity.bytes(file.size()),
                hex,
                hex.substring(0, 8) + "…" + hex.substring(hex.length() - 4),
                Shown.text(file.original()));
    }

    /** Family, flavour and version in words. */
    static String kind(CatalogBuild build) {
        String flavour = build.flavour() == null ? build.family() : build.flavour();
        return Shown.text(build.version() == null ? flavour : flavour + " " + build.version());
    }

    private static Status state(CatalogBuild build) {
        return switch (build.warnings().size()) {
            case 0 -> Status.ok("Consistent");
            case 1 -> Status.warn("1 warning");
            default -> Status.warn(build.warnings().size() + " warnings");
        };
    }

    private static String firmware(CatalogBuild build) {
        return build.loaders().keySet().stream().map(FirmwareType::title).collect(Collectors.joining(", "));
    }

    /** The first users and how many more there are. */
    private static String few(List<String> users) {
        if (users.size() <= 2) {
            return Shown.text(String.join(", ", users));
        }
        return Shown.text(users.get(0)) + " and " + Quantity.count(users.size() - 1) + " more";
    }
}
