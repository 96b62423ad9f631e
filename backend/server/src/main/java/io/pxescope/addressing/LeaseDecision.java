package io.pxescope.addressing;

import io.pxescope.responder.LeaseAnswer;
import java.util.List;

/** What the lease table makes of a query: an answer now, or rows to commit first. */
sealed interface LeaseDecision {

    record Answer(LeaseAnswer answer) implements LeaseDecision {}

    /**
     * Nothing may be said before these rows are committed.
     *
     * @param rows of different addresses; the first is the one asked about, others are the client's own that it gives up
     */
    record Write(List<Lease> rows, LeaseAnswer whenWritten) implements LeaseDecision {
        public Write {
            rows = List.copyOf(rows);
        }
    }

    static LeaseDecision notYours(String because) {
        return new Answer(new LeaseAnswer.NotYours(because));
    }
}
