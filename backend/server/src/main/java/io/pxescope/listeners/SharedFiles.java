package io.pxescope.listeners;

import io.pxescope.catalog.BlobFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Files on disk, opened once however many transfers read them, and closed after the last. */
final class SharedFiles {
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private static final class Shared {
        private final FileChannel channel;
        private int readers;

        private Shared(FileChannel channel) {
            this.channel = channel;
        }
    }

    private SharedFiles() {}

    static ByteSource open(BlobFile blob) {
        Path path = blob.path();
        synchronized (OPEN) {
            Shared shared = OPEN.get(path);
            if (shared == null) {
                try {
                    shared = new Shared(FileChannel.open(path, StandardOpenOption.READ));
                } catch (IOException gone) {
                    throw new UncheckedIOException(
                            "The cached boot file " + path.getFileName() + " cannot be read", gone);
                }
                OPEN.put(path, shared);
            }
            shared.readers++;
            return new Reader(path, shared);
        }
    }

    private static final class Reader implements ByteSource {
        private final Path path;
        private final Shared shared;

        private Reader(Path path, Shared shared) {
            this.path = path;
            this.shared = shared;
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            long at = position;
            while (target.hasRemaining()) {
                int count = shared.channel.read(target, at);
                if (count < 0) {
                    throw new EOFException(path.getFileName() + " ends before " + at);
                }
                at += count;
            }
        }

        @Override
        public FileChannel channel() {
            return shared.channel;
        }

        @Override
        public void close() {
            synchronized (OPEN) {
                if (--shared.readers == 0) {
                    OPEN.remove(path);
                    try {
                        shared.channel.close();
                    } catch (IOException unimportant) {
                        throw new UncheckedIOException(unimportant);
                    }
                }
            }
        }
    }
}
