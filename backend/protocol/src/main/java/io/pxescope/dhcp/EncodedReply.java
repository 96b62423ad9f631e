package io.pxescope.dhcp;

import java.util.List;

/**
 * A reply ready to be sent.
 *
 * @param payload the UDP payload
 * @param omitted options that the client's maximum message size left no room for
 */
public record EncodedReply(OctetString payload, List<OptionCode> omitted) {

    public EncodedReply {
        omitted = List.copyOf(omitted);
    }
}
