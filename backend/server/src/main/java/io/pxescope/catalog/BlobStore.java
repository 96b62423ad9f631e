package io.pxescope.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Content by its hash, as the doors see it. */
public interface BlobStore {

    /**
     * The content as a verified file. Safe on an event loop: never touches disk or database in the calling thread. What
     * this process has verified once is answered at once, and many callers of one cold file share one load.
     *
     * <p>Completes with {@link UnknownBlobException} when there is no such content, and with {@link DamagedBlobException}
     * when the database itself no longer holds what the hash says.
     */
    CompletionStage<BlobFile> open(Sha256 sha256);

    /** Like {@link #open}, after the file that it gave turned out to be unreadable: verifies or loads it anew. */
    CompletionStage<BlobFile> reopen(Sha256 sha256);

    /**
     * Stores content, if it is not stored already. Blocks.
     *
     * @param limit largest size in bytes
     * @throws CatalogProblem when there is more content than that
     */
    BlobFile store(InputStream content, long limit) throws IOException;
}
