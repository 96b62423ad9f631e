package io.pxescope.catalog;

import java.io.IOException;
import java.io.InputStream;

/**
 * One part of an upload.
 *
 * @param name as the client called it
 * @param size in bytes, as received
 * @param unpack whether it may be an archive; a kernel or initrd never is one
 */
public record UploadedFile(String name, long size, boolean unpack, Content content) {

    /** Opens the bytes; more than once is allowed. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
