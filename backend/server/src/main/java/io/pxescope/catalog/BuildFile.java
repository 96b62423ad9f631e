package io.pxescope.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One file of a build; its path is the key it is kept under. */
@Embeddable
class BuildFile {
    private String original = "";

    @Column(name = "sha256")
    private Sha256 sha256 = new Sha256("0".repeat(64));

    private long size;
    private String kind = "";
    private String words = "";

    protected BuildFile() {}

    BuildFile(Spooled file) {
        this.original = file.original();
        this.sha256 = file.sha256();
        this.size = file.size();
        this.kind = file.reading().kind().name();
        this.words = file.reading().words();
    }

    Sha256 sha256() {
        return sha256;
    }

    CatalogFile view(String path) {
        return new CatalogFile(path, original, sha256, size, kind, words);
    }
}
