package io.pxescope.simulator;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;

/**
 * What a machine was told: its address, and where to boot from.
 *
 * @param nextServer siaddr, or the server identifier where that is empty
 * @param bootFile from the field {@code file}, or option 67 where that is empty; empty when there is neither
 * @param pathPrefix option 210, or the boot file's directory
 * @param configurationFile option 209, empty where absent
 */
record BootLease(
        Ipv4Address address, Ipv4Address nextServer, String bootFile, String pathPrefix, String configurationFile) {

    static BootLease of(DhcpMessage ack) {
        Ipv4Address server = ack.siaddr().isUnspecified()
                ? ack.options().address(OptionCode.SERVER_IDENTIFIER).orElse(Ipv4Address.ANY)
                : ack.siaddr();
        String file = ack.file().isEmpty()
                ? ack.options().text(OptionCode.BOOTFILE_NAME).orElse("")
                : ack.file();
        String directory = file.substring(0, file.lastIndexOf('/') + 1);
        return new BootLease(
                ack.yiaddr(),
                server,
                file,
                ack.options().text(OptionCode.PATH_PREFIX).orElse(directory),
                ack.options().text(OptionCode.CONFIGURATION_FILE).orElse(""));
    }
}
