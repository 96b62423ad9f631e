package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.responder.DhcpOutcome.Silence;

/**
 * On a network whose addresses another server gives: boot data beside that server's OFFER, for clients that boot from the network only (PXE
 * specification 2.1 section 2.2.3). Never an address, never a NAK.
 */
final class ProxyRole {

    private ProxyRole() {}

    static DhcpReading read(DhcpQuestion question) {
        if (question.type() != DhcpMessageType.DISCOVER) {
            return new Silence(
                    DropReason.BY_PROTOCOL,
                    "Not answered: addresses on " + question.network().name()
                            + " come from another server, whose business a " + question.type() + " is.");
        }
        return question.netboot()
                ? question
                : new Silence(
                        DropReason.BY_PROTOCOL,
                        "Not answered: " + question.mac() + " does not boot from the network, and addresses on "
                                + question.network().name() + " come from another server.");
    }
}
