package io.pxescope.webkit;

import java.util.List;

/** What a room has to say on the pages of networks. The room of the networks, which shows the pages, knows none of them. */
public interface OnNetworkPage {
    /** On the page of one network, in the wide column. */
    List<Part> cards(NetworkOnPage network);

    /** On the page of all networks. */
    default List<Part> cardsOfAll() {
        return List.of();
    }

    /**
     * The network that is shown.
     *
     * @param mode {@code authoritative}, {@code proxy} or {@code off}
     */
    record NetworkOnPage(long id, String name, String mode) {}
}
