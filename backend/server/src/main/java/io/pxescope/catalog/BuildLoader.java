package io.pxescope.catalog;

import io.pxescope.bootfile.Loader;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** One loader of a build; its firmware is the key it is kept under. */
@Embeddable
class BuildLoader {
    private String path = "";
    private String family = "";
    private @Nullable String flavour;

    protected BuildLoader() {}

    BuildLoader(Loader loader) {
        this.path = loader.path();
        this.family = loader.family().label();
        this.flavour = loader.flavour() == null ? null : loader.flavour().label();
    }

    CatalogLoader view() {
        return new CatalogLoader(path, family, flavour);
    }
}
