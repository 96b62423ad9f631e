package io.pxescope.catalog;

import jakarta.persistence.Embeddable;

/** A warning as it was found when the build was stored. */
@Embeddable
class BuildNote {
    private String code = "";
    private String path = "";
    private String text = "";

    protected BuildNote() {}

    BuildNote(String code, String path, String text) {
        this.code = code;
        this.path = path;
        this.text = text;
    }

    CatalogWarning view() {
        return new CatalogWarning(code, path, text);
    }
}
