package io.pxescope.catalog;

import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.BuildWarning;
import io.pxescope.bootfile.Loader;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a loader, as they were uploaded. Never changed after it was stored, only deleted. */
@Entity
@Table(name = "catalog_builds")
class Build {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";
    private String family = "";
    private @Nullable String flavour;
    private @Nullable String version;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    @ElementCollection
    @CollectionTable(name = "catalog_build_files", joinColumns = @JoinColumn(name = "build_id"))
    @MapKeyColumn(name = "path")
    private Map<String, BuildFile> files = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "catalog_build_loaders", joinColumns = @JoinColumn(name = "build_id"))
    @MapKeyColumn(name = "firmware")
    private Map<String, BuildLoader> loaders = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "catalog_build_warnings", joinColumns = @JoinColumn(name = "build_id"))
    @OrderColumn(name = "position")
    private List<BuildNote> warnings = new ArrayList<>();

    protected Build() {}

    Build(String name, Loader main, BuildAnalysis analysis, Map<String, Spooled> content, Instant now, String by) {
        this.name = name;
        this.family = main.family().label();
        this.flavour = main.flavour() == null ? null : main.flavour().label();
        this.version = main.version();
        this.createdAt = now;
        this.createdBy = by;
        content.forEach((path, file) -> files.put(path, new BuildFile(file)));
        analysis.chosen().forEach((firmware, loader) -> loaders.put(firmware.label(), new BuildLoader(loader)));
        for (BuildWarning warning : analysis.warnings()) {
            warnings.add(new BuildNote(warning.code().label(), warning.path(), warning.text()));
        }
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The build " + name + " is not stored yet");
        }
        return id;
    }

    String name() {
        return name;
    }

    List<Sha256> contents() {
        return files.values().stream().map(BuildFile::sha256).toList();
    }

    CatalogBuild view() {
        return CatalogBuild.of(id(), name, family, flavour, version, createdAt, createdBy, loaders, files, warnings);
    }
}
