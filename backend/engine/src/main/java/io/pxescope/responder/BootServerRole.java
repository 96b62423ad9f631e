package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.responder.DhcpOutcome.Silence;

/**
 * The boot server on port 4011 (PXE specification 2.1 section 2.2.4): a PXE client that has its address from elsewhere
 * asks for its boot file. Some firmware asks with INFORM. Never an address, never a NAK.
 */
final class BootServerRole {
    private BootServerRole() {}

    static DhcpReading read(DhcpQuestion question) {
        if (question.client() == null || question.client().wantsUrl()) {
            return new Silence(
                    DropReason.BY_PROTOCOL,
                    "Not answered: " + question.mac()
                            + " is no PXE client, and the boot server's port answers no other.");
        }
        return question.type() == DhcpMessageType.REQUEST || question.type() == DhcpMessageType.INFORM
                ? question
                : new Silence(
                        DropReason.BY_PROTOCOL,
                        "Not answered: the boot server's port gives no addresses, and a " + question.type()
                                + " is about one.");
    }
}
