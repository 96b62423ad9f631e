package io.pxescope.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to begin what would end half-way on a full disk. */
final class FreeSpace {

    private FreeSpace() {}

    static void require(Path directory, long bytes, String purpose) throws IOException {
        long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytes) {
            throw new EmbeddedPostgresException("The disk of " + directory + " has " + (usable >> 20) + " MB left; "
                    + (bytes >> 20) + " MB are needed to " + purpose
                    + ". Free some space, or set PXESCOPE_DATA_DIR to another disk.");
        }
    }
}
