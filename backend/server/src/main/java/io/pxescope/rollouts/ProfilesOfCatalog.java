package io.pxescope.rollouts;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.inventory.ProfileNames;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the inventory which profiles there are. */
@Component
class ProfilesOfCatalog implements ProfileNames {
    private final Catalog catalog;

    ProfilesOfCatalog(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Long> idOf(String name) {
        return catalog.profile(name).map(CatalogProfile::id);
    }

    @Override
    public Optional<String> nameOf(long id) {
        return catalog.profile(id).map(CatalogProfile::name);
    }

    @Override
    public List<String> all() {
        return catalog.profiles().stream().map(CatalogProfile::name).toList();
    }
}
