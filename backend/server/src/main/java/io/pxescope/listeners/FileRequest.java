package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import java.time.Instant;
import java.util.Map;

/** A request for a file, by whatever door it came: what a look-up and a trace need of it. */
public interface FileRequest {

    /** {@code TFTP} or {@code HTTP}. */
    String protocol();

    /** The machine's address and port. */
    UdpEndpoint client();

    /** The address of ours it asked, 0.0.0.0 where the platform does not tell. */
    IpAddress local();

    /** The name as on the wire, one character per octet: make it printable before showing it. */
    String rawName();

    /** The name in the form look-ups use, empty when no file can have that name. */
    String name();

    /** What was asked for beside the name, in order: options of TFTP, method and range of HTTP. */
    Map<String, String> asked();

    /** When it came in. */
    Instant received();
}
