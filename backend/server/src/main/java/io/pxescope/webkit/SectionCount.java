package io.pxescope.webkit;

/** The number beside a section's name. Asked for with every page, so it must be cheap. */
public interface SectionCount {
    /** The section's key. */
    String section();

    /** Empty while nothing there needs attention. */
    String text();

    /** Whether it tells of trouble. */
    boolean bad();
}
