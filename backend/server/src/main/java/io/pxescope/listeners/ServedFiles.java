package io.pxescope.listeners;

import io.pxescope.tftp.TftpErrorCode;
import java.util.concurrent.CompletionStage;

/** What a client may fetch, by the name it asks for: files of its boot's build, and configurations rendered for it. */
public interface ServedFiles {

    /**
     * Looks a file up. Called on an event loop, so it must return at once; a file that has to be loaded first completes
     * later. A stage that fails is answered as a fault of ours.
     */
    CompletionStage<Answer> open(TftpRequest request);

    /** The file, or why there is none. */
    sealed interface Answer {

        /** Here it is. */
        record Found(ServedFile file) implements Answer {}

        /**
         * Not this one, not for this client.
         *
         * @param code {@link TftpErrorCode#FILE_NOT_FOUND} for a plain miss, which loaders expect and go on from
         * @param reason shown on the machine's screen and in its trace
         */
        record Refused(TftpErrorCode code, String reason) implements Answer {}
    }
}
