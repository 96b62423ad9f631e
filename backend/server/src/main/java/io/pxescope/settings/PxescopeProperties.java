package io.pxescope.settings;

import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the whole panel.
 *
 * @param dataDir holds the cache of boot files and the embedded database
 * @param node this process's name among the nodes; the host's name if not given
 * @param interfaces network interfaces to serve, by name; empty: loopback only, on high ports, with simulated machines
 */
@Validated
@ConfigurationProperties("pxescope")
public record PxescopeProperties(
        Path dataDir,

        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be 1 to 64 letters, digits, dots, dashes")
        String node,

        List<@Pattern(regexp = "[^/\\s]{1,15}", message = "is no name of a network interface") String> interfaces) {

    public PxescopeProperties(
            @DefaultValue("./data") Path dataDir, @Nullable String node, @DefaultValue List<String> interfaces) {
        this.dataDir = dataDir;
        this.node = node == null || node.isBlank() ? hostName() : node;
        this.interfaces = List.copyOf(interfaces);
    }

    /** Whether no interface is named, so that nothing leaves this machine. */
    public boolean loopbackOnly() {
        return interfaces.isEmpty();
    }

    /** The kernel's word, which needs no resolver. */
    private static String hostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.isEmpty() ? "node" : name;
        } catch (IOException e) {
            throw new UncheckedIOException("The host's name cannot be read; set PXESCOPE_NODE.", e);
        }
    }
}
