package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A GET or HEAD as it came in. The same instance is handed to every observer call about it.
 *
 * @param id tells requests of one listener apart, counted from 1
 * @param client the machine's address and TCP port
 * @param local the address of ours it asked
 * @param rawName the request target without its leading slash, as on the wire
 * @param name the name in the form look-ups use
 * @param asked method, range and user agent, as far as given
 * @param received when it came in
 */
public record HttpFileRequest(
        long id,
        UdpEndpoint client,
        IpAddress local,
        String rawName,
        String name,
        Map<String, String> asked,
        Instant received)
        implements FileRequest {

    public HttpFileRequest {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    @Override
    public String protocol() {
        return "HTTP";
    }
}
