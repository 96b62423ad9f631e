package io.pxescope.catalog;

import jakarta.persistence.Embeddable;

/** Kernel or initrd under the name that the rendered configuration asks for. */
@Embeddable
class ProfileFile {
    private String name = "";
    private Sha256 sha256 = new Sha256("0".repeat(64));
    private Long size = 0L;

    protected ProfileFile() {}

    ProfileFile(String name, Spooled file) {
        this.name = name;
        this.sha256 = file.sha256();
        this.size = file.size();
    }

    Sha256 sha256() {
        return sha256;
    }

    CatalogProfile.NamedFile view() {
        return new CatalogProfile.NamedFile(name, sha256, size);
    }
}
