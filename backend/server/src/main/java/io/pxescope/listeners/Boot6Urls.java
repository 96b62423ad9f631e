package io.pxescope.listeners;

import io.pxescope.listeners.dhcp6.Dhcp6Desk;
import io.pxescope.net.Ipv6Address;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootNames;
import io.pxescope.policy.BootPath;
import io.pxescope.responder.Boot6Answer;
import org.jspecify.annotations.Nullable;

/**
 * Where a client that boots over IPv6 finds its boot file: a TFTP URL, or an HTTP one for UEFI HTTP boot.
 *
 * @param tftpPort named in the URL where it is not 69
 */
record Boot6Urls(int tftpPort, BootUrls http) implements Dhcp6Desk.Urls {
    private static final int TFTP = 69;

    @Override
    public @Nullable Boot6Answer of(BootSession session, BootClient client, Ipv6Address server) {
        if (session.token() == null || !(session.decision() instanceof BootDecision.Serve serve)) {
            return null;
        }
        BootNames names = BootNames.of(serve, client, session.mac());
        String path = BootPath.prefix(session.token()) + names.file();
        String url = names.http()
                ? http.of(server, path)
                : "tftp://" + server.inUrl() + (tftpPort == TFTP ? "" : ":" + tftpPort) + "/" + path;
        return new Boot6Answer(url, client.wantsUrl(), names.because());
    }
}
