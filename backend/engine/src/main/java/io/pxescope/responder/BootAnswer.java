package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * What the boot of a machine is told in DHCP.
 *
 * @param file the boot file's path with the boot's prefix, or a URL; for the {@code file} field and option 67
 * @param prefix the path prefix, with a trailing slash, for option 210, or null for a loader that does not read it
 * @param configFile relative to the prefix, for option 209, or null likewise
 * @param nextServer for siaddr and options 66 and 150
 * @param http whether a UEFI HTTP boot client is answered, with a URL
 * @param because the desk's reason
 */
public record BootAnswer(
        String file,
        @Nullable String prefix,
        @Nullable String configFile,
        Ipv4Address nextServer,
        boolean http,
        String because) {
    /** A boot by TFTP. */
    public BootAnswer(
            String file, @Nullable String prefix, @Nullable String configFile, Ipv4Address nextServer, String because) {
        this(file, prefix, configFile, nextServer, false, because);
    }
}
