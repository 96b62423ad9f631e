package io.pxescope.policy;

/**
 * How the boot file's name ends in a DHCP reply. Always the name stands in the {@code file} field too, which is filled up
 * with NUL; the rest is about option 67, where the length tells the end and some ROMs do not look at it.
 */
public enum FileNameEnd {
    /** One NUL behind the name, as usual: a ROM that reads on until it meets one stops there. */
    NUL("one NUL in option 67"),
    /** Two NULs, for a ROM that overwrites the last character it was given. */
    TWO_NULS("two NULs in option 67"),
    /** None (RFC 2132 section 2), for firmware that takes the NUL for a part of the name. */
    BARE("no NUL in option 67"),
    /** No option 67 where the name fits the field, for a ROM that appends 0xFF whatever the option ends with. */
    FIELD_ONLY("in the file field only");

    private final String words;

    FileNameEnd(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
