package io.pxescope.listeners.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Duid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a node of this installation calls itself in DHCPv6: the same after each start, another on each node. */
public final class ServerDuid {

    private ServerDuid() {}

    /**
     * @param key of the installation; it cannot be computed back
     * @param node this process's name among the nodes
     */
    public static Duid of(byte[] key, String node) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("dhcp6 ".getBytes(StandardCharsets.UTF_8));
            digest.update(key);
            byte[] octets = digest.digest(node.getBytes(StandardCharsets.UTF_8));
            // RFC 9562 section 5.8: a UUID whose bits mean nothing to others.
            octets[6] = (byte) (octets[6] & 0x0f | 0x80);
            octets[8] = (byte) (octets[8] & 0x3f | 0x80);
            return Duid.ofUuid(OctetString.copyOf(octets, 0, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
