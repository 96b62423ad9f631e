package io.pxescope.catalog;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for an archive that does not unpack. */
final class Damage {
    private Damage() {}

    static CatalogProblem truncated(String archive) {
        return unusable(archive + " ends before its last entry is complete: it was cut off in transfer.");
    }

    static CatalogProblem at(String archive, String path, String reason) {
        return unusable(archive + ": " + path + " " + reason + ".");
    }

    /** A failure of our own disk is passed on as it is: the archive is not to blame. */
    static CatalogProblem in(String archive, Exception failure) throws IOException {
        if (failure instanceof FileSystemException disk) {
            throw disk;
        }
        return unusable(archive + " " + reason(failure) + ".");
    }

    static String reason(Exception failure) throws IOException {
        if (failure instanceof FileSystemException disk) {
            throw disk;
        }
        @Nullable String message = failure.getMessage();
        String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
        boolean cut = failure instanceof EOFException
                || words.contains("truncated")
                || words.contains("unexpected end")
                || words.contains("end of central directory");
        if (cut) {
            return "ends too early: the archive was cut off in transfer";
        }
        return "cannot be unpacked (" + (message == null ? failure.getClass().getSimpleName() : message) + ")";
    }

    private static CatalogProblem unusable(String text) {
        return CatalogProblem.unusable(
                "archive", text + " Copy or download it again and compare its size. Nothing was stored.");
    }
}
