package io.pxescope.coexistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe as an operator asked for it; what is null takes its default.
 *
 * @param mode {@code interface}: a broadcast on the interface (the default); {@code relay}: as a relay would
 * @param interfaceName one of those that the panel serves; default: the first
 * @param servers as a relay: the addresses to ask; none: a broadcast
 * @param network as a relay: the network to ask for, where this panel's address is not on it (link selection)
 * @param arch as which PXE client to ask: {@code bios} (the default), {@code efi64}, {@code arm64}, {@code http64}; a plain
 *     client asks too, always
 * @param mac one NIC of the host; default: all of them
 * @param seconds how long to wait, 2 to 30; default 6
 */
public record ProbeWish(
        @Nullable String mode,
        @Nullable String interfaceName,
        @Nullable List<String> servers,
        @Nullable String network,
        @Nullable String arch,
        @Nullable String mac,
        @Nullable Integer seconds,
        @Nullable String reason) {

    public static final ProbeWish PLAIN = new ProbeWish(null, null, null, null, null, null, null, null);
}
