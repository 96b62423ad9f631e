package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who holds which address. Called from event loops: no method waits for the database. */
public interface LeaseBook {

    /**
     * Answers a question of the responder. Offers are answered at once from memory. Commit, Decline and Release are
     * answered after their row is committed, on the book's own thread; with {@link LeaseAnswer.Unavailable} where that
     * failed. The stage never completes exceptionally.
     */
    CompletionStage<LeaseAnswer> answer(LeaseQuery query);

    /**
     * Who was last given an address and has not returned or declined it, whether or not the lease has expired since;
     * from memory.
     */
    @Nullable
    MacAddress holderOf(Ipv4Address address);

    /** The address last given to a machine, as {@link #holderOf}. */
    @Nullable
    Ipv4Address addressOf(MacAddress mac);
}
