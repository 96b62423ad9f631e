package io.pxescope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A network with a panel on it that knows the site. One for all test classes of a run, since a panel takes long to
 * start: a test promotes a build of its own, and leaves no assignment behind.
 */
final class Room implements AutoCloseable {

    private final LabNetwork network;
    private final Panel panel;
    private final Path data;

    private Room(LabNetwork network, Panel panel, Path data) {
        this.network = network;
        this.panel = panel;
        this.data = data;
    }

    LabNetwork network() {
        return network;
    }

    Panel panel() {
        return panel;
    }

    PanelApi api() {
        return panel.api();
    }

    Site site() {
        return new Site(panel.api());
    }

    @Override
    public void close() {
        try (network) {
            panel.close();
        }
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Room open() {
        LabNetwork network = LabNetwork.up("room");
        try {
            Path data = Files.createTempDirectory("pxescope-lab");
            Room room = new Room(network, Panel.start(network, data), data);
            room.site().furnish();
            return room;
        } catch (IOException e) {
            network.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            network.close();
            throw e;
        }
    }

    /** Hands the room to tests that ask for one; JUnit closes it after the last test. */
    static final class Door implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Room.class);
        }

        @Override
        public Room resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Room.class, key -> open(), Room.class);
        }
    }
}
