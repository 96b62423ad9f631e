package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TransferMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as it came in. The same instance is handed to every observer call about it.
 *
 * @param id tells requests of one listener apart, counted from 1
 * @param client the machine's address and TID
 * @param local the address of ours it asked, 0.0.0.0 where the platform does not tell
 * @param write whether it wants to write; such are always refused
 * @param rawName the name as on the wire, one character per octet: make it printable before showing it
 * @param name the name in the form look-ups use, empty when no file can have that name
 * @param options as asked, in order
 * @param received when it came in
 */
public record TftpRequest(
        long id,
        UdpEndpoint client,
        IpAddress local,
        boolean write,
        String rawName,
        String name,
        TransferMode mode,
        List<TftpOption> options,
        Instant received)
        implements FileRequest {

    public TftpRequest {
        options = List.copyOf(options);
    }

    @Override
    public String protocol() {
        return "TFTP";
    }

    @Override
    public Map<String, String> asked() {
        Map<String, String> named = new LinkedHashMap<>();
        options.forEach(option -> named.put(option.name(), option.value()));
        return named;
    }
}
