package io.pxescope.bootfile;

/**
 * Something about a build that will stop some boot, though the build may still be assigned by who wants just that.
 *
 * @param code stable word for scripts
 * @param path the file it is about
 * @param text what is wrong, what a machine would do, and what to do about it
 */
public record BuildWarning(Code code, String path, String text) {

    /** The closed list of warnings. */
    public enum Code {
        CORE_MODULE_MISSING("core-module-missing"),
        LIBRARY_MISSING("library-missing"),
        MODULE_FOR_OTHER_FIRMWARE("module-for-other-firmware"),
        MODULE_OF_OTHER_GENERATION("module-of-other-generation"),
        MIXED_BUILDS("mixed-builds"),
        NAME_MISLEADS("name-misleads"),
        DAMAGED("damaged"),
        NOT_A_MODULE("not-a-module");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        /** Lower-case words for JSON. */
        public String label() {
            return label;
        }
    }
}
