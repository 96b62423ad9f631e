package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;
import java.time.Duration;

/** What the lease table answers. */
public sealed interface LeaseAnswer {

    /** The address is this client's, offered or committed. */
    record Held(Ipv4Address address, Duration lease) implements LeaseAnswer {}

    /** No address is free, with the numbers an operator needs. */
    record Exhausted(String because) implements LeaseAnswer {}

    /** The address asked for is somebody else's, declined, or not of this network: NAK. */
    record NotYours(String because) implements LeaseAnswer {}

    /** There is no record of this client: stay silent where RFC 2131 says so. */
    record Unknown(String because) implements LeaseAnswer {}

    /** A decline or a release was written down. */
    record Noted(String because) implements LeaseAnswer {}

    /** The table could not be reached or written: nobody is answered half. */
    record Unavailable(String because) implements LeaseAnswer {}
}
