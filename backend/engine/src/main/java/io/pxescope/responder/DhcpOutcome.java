package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.ReplyRoute;

/** What becomes of a message. */
public sealed interface DhcpOutcome extends DhcpReading {

    /**
     * It is answered.
     *
     * @param because for the trace
     */
    record Reply(DhcpMessage message, ReplyRoute route, String because) implements DhcpOutcome {}

    /** It is not answered, with a sentence for the operator. */
    record Silence(DropReason reason, String because) implements DhcpOutcome {}
}
