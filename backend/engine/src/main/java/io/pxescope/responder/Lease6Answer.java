package io.pxescope.responder;

import io.pxescope.net.Ipv6Address;
import java.time.Duration;

/** What the IPv6 lease table answers. */
public sealed interface Lease6Answer {

    /** The address is this association's, offered or committed. */
    record Held(Ipv6Address address, Duration lease) implements Lease6Answer {}

    /** No address is free. */
    record Exhausted(String because) implements Lease6Answer {}

    /** The address it names is not on this link, so it should stop using it. */
    record NotOnLink(Ipv6Address address, String because) implements Lease6Answer {}

    /** It holds no such lease, and cannot have it. */
    record NoBinding(String because) implements Lease6Answer {}

    /** A decline or a release was written down. */
    record Noted(String because) implements Lease6Answer {}

    /** The table could not be reached or written: nobody is answered half. */
    record Unavailable(String because) implements Lease6Answer {}
}
