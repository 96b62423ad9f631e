package io.pxescope.webkit;

import java.util.Optional;

/** A kind of page that changes while it is open. A room has one per kind; names look like {@code boot:8824}. */
public interface LiveTopic {
    /** A page of this kind by its topic's name, or empty if the name is not of this kind or nothing is there. */
    Optional<Page> open(String name);

    /** One open page. */
    interface Page {
        /** The page as it stands now. Called again and again, never by two threads at once. */
        Frame frame();

        /** Calls back, on any thread, when a new frame would differ. Ends when closed. */
        AutoCloseable onChange(Runnable changed);
    }
}
