package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import io.pxescope.pxe.ConfigName;
import org.jspecify.annotations.Nullable;

/**
 * The names that one client is told in DHCP, relative to its boot.
 *
 * <p>A boot is decided once, but each of its clients is told what it can use: the ROM its loader, the iPXE that was
 * chain-loaded its script. That an iPXE is never sent the build's iPXE again is what keeps chain-loading from looping.
 *
 * @param file what the client fetches and starts
 * @param home directory with a trailing slash, or empty: the loader's path prefix (option 210)
 * @param configFile relative to {@code home} (option 209), or null for loaders that do not read it
 * @param http whether the client is given a URL instead of a TFTP name
 * @param because why this file
 */
public record BootNames(String file, String home, @Nullable String configFile, boolean http, String because) {

    public static BootNames of(BootDecision.Serve serve, BootClient client, MacAddress mac) {
        Loader loader = serve.loader();
        String decisive = serve.explanation().decisive();
        if (client.ipxe() && loader.kind() == LoaderKind.IPXE) {
            return new BootNames(
                    BootFiles.IPXE_SCRIPT,
                    "",
                    null,
                    client.wantsUrl() || client.ipxeHttp(),
                    decisive + " It is iPXE already, so it is given its script and not " + loader.path() + " again.");
        }
        return new BootNames(
                loader.path(),
                loader.home(),
                loader.kind().readsSyslinuxOptions() ? ConfigName.of(mac).path() : null,
                client.wantsUrl(),
                decisive);
    }
}
