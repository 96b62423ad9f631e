package io.pxescope.rollouts;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.inventory.BuildNames;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the inventory which builds there are. */
@Component
class BuildsOfCatalog implements BuildNames {
    private final Catalog catalog;

    BuildsOfCatalog(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Long> idOf(String name) {
        return catalog.build(name).map(CatalogBuild::id);
    }

    @Override
    public Optional<String> nameOf(long id) {
        return catalog.build(id).map(CatalogBuild::name);
    }

    @Override
    public List<String> all() {
        return catalog.builds().stream().map(CatalogBuild::name).toList();
    }
}
