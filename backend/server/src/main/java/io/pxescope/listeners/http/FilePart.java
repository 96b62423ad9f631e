package io.pxescope.listeners.http;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/** A part of a file that others read too: sent by the kernel without a copy, and left open. */
final class FilePart extends DefaultFileRegion {

    FilePart(FileChannel file, long position, long count) {
        super(file, position, count);
    }

    @Override
    protected void deallocate() {
        // Whoever opened the file closes it.
    }
}
