package io.pxescope.publishing;

import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.net.Ipv4Address;
import io.pxescope.responder.BootAnswers;
import io.pxescope.responder.DryRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the doors say of themselves, so that what they would answer can be explained. The doors implement it. */
public interface Doorstep extends BootAnswers.Urls, DryRun.Cards {

    /** Of the DHCP service. */
    DhcpPorts dhcpPorts();

    /** Where DHCP is answered, or would be while a door is down; empty while no interface has an address. */
    List<Standing> places();

    /**
     * One of the places.
     *
     * @param interfaceName null: loopback
     * @param address this server's own address there
     */
    record Standing(@Nullable String interfaceName, Ipv4Address address) {}
}
