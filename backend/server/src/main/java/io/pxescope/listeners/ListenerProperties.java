package io.pxescope.listeners;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The doors' ports. Unset: the protocols' own where interfaces are served, high ones on loopback.
 *
 * @param httpBoot 8069 either way
 */
@Validated
@ConfigurationProperties("pxescope")
public record ListenerProperties(
        @DefaultValue @Valid Port dhcp,
        @DefaultValue @Valid Port bootServer,
        @DefaultValue @Valid Port dhcp6,
        @DefaultValue @Valid Port tftp,
        @DefaultValue @Valid Port httpBoot) {

    /**
     * A port.
     *
     * @param port null: the default; 0: any that is free
     */
    public record Port(@Nullable @Min(0) @Max(65535) Integer port) {
        int or(int otherwise) {
            return port == null ? otherwise : port;
        }
    }

    public int dhcpPort(boolean loopback) {
        return dhcp.or(loopback ? 6767 : 67);
    }

    public int bootServerPort(boolean loopback) {
        return bootServer.or(loopback ? 6411 : 4011);
    }

    public int dhcp6Port(boolean loopback) {
        return dhcp6.or(loopback ? 6547 : 547);
    }

    public int tftpPort(boolean loopback) {
        return tftp.or(loopback ? 6969 : 69);
    }

    public int httpBootPort() {
        return httpBoot.or(8069);
    }
}
