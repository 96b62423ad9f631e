package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who holds which IPv6 address. Called from event loops: no method waits for the database. */
public interface Lease6Book {

    /**
     * Answers the questions of one message, in their order. Offers are answered at once from memory; everything else after
     * its rows are committed, on the book's own thread. The stage never completes exceptionally.
     */
    CompletionStage<List<Lease6Answer>> answer(List<Lease6Query> queries);

    /** Who was last given an address and has not returned it; from memory. */
    @Nullable
    MacAddress holderOf(Ipv6Address address);

    /** The address last given to a machine; from memory. */
    @Nullable
    Ipv6Address addressOf(MacAddress mac);
}
