package io.pxescope.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything the catalog holds, to read: for pages, for the API, and for what is published to the desk. */
@Component
@Transactional(readOnly = true)
public class Catalog {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final BuildRecords builds;
    private final ProfileRecords profiles;

    Catalog(BuildRecords builds, ProfileRecords profiles) {
        this.builds = builds;
        this.profiles = profiles;
    }

    /** All builds, newest first. */
    public List<CatalogBuild> builds() {
        return builds.newestFirst().stream().map(Build::view).toList();
    }

    public Optional<CatalogBuild> build(long id) {
        return builds.findById(id).map(Build::view);
    }

    /** By id or name; names are not told apart by case and never consist of digits alone. */
    public Optional<CatalogBuild> build(String idOrName) {
        return isId(idOrName)
                ? build(Long.parseLong(idOrName))
                : builds.named(idOrName).map(Build::view);
    }

    /** All profiles, by name. */
    public List<CatalogProfile> profiles() {
        return profiles.byName().stream().map(BootProfile::view).toList();
    }

    public Optional<CatalogProfile> profile(long id) {
        return profiles.findById(id).map(BootProfile::view);
    }

    /** By id or name; names are not told apart by case and never consist of digits alone. */
    public Optional<CatalogProfile> profile(String idOrName) {
        return isId(idOrName)
                ? profile(Long.parseLong(idOrName))
                : profiles.named(idOrName).map(BootProfile::view);
    }

    static boolean isId(String idOrName) {
        return ID.matcher(idOrName).matches();
    }
}
