package io.pxescope.quirks;

/** Whom a quirk rule reaches. */
public enum RuleState {
    OFF("Off"),
    TRIAL("On trial"),
    ON("On");

    private final String title;

    RuleState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
