package io.pxescope.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a second panel away from a directory. The lock is the kernel's (it ends with the process, however that ends); the
 * file tells the second panel which process to look for. Within one JVM a set guards it, since closing any channel of a
 * locked file releases the process's POSIX lock.
 */
final class DirectoryLock implements AutoCloseable {

    private static final Set<Path> heldByThisProcess = new HashSet<>();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        synchronized (heldByThisProcess) {
            if (heldByThisProcess.contains(directory)) {
                throw taken(directory, "this process");
            }
            FileChannel channel = FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                try (channel) {
                    throw taken(directory, "process " + read(channel));
                }
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            heldByThisProcess.add(directory);
            return new DirectoryLock(directory, channel);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (heldByThisProcess) {
            heldByThisProcess.remove(directory);
            channel.close();
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    }

    private static DirectoryInUseException taken(Path directory, String holder) {
        return new DirectoryInUseException("The database in " + directory + " is in use by " + holder
                + ", another PXEscope. Stop that one, or give this one its own PXESCOPE_DATA_DIR; several panels on one"
                + " database need a PostgreSQL server of their own (SPRING_DATASOURCE_URL).");
    }
}
