package io.pxescope.trace;

/** The six stages of a network boot, in order. */
public enum BootStage {
    ADDRESS("Address"),
    BOOTFILE("Boot file"),
    MODULES("Modules"),
    CONFIG("Config"),
    KERNEL("Kernel"),
    SYSTEM("System");

    private final String title;

    BootStage(String title) {
        this.title = title;
    }

    /** As a heading. */
    public String title() {
        return title;
    }

    /** The name in the API and in filters. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
