package io.pxescope.webkit;

import java.util.List;

/** What a room has to say on the page of a host. The inventory, which shows the page, knows none of them. */
public interface OnHostPage {
    /** In the wide column, in the order of the rooms. */
    List<Part> cards(HostOnPage host);

    /**
     * The host that is shown.
     *
     * @param macs of its NICs, in colon form
     * @param architecture that the reader asked about: {@code bios}, {@code efi64} …
     */
    record HostOnPage(long id, String name, List<String> macs, String architecture) {}
}
