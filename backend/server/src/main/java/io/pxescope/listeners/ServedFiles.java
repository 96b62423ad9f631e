package io.pxescope.listeners;

import java.util.concurrent.CompletionStage;

/**
 * What a client may fetch, by the name it asks for: files of its boot's build, and configurations rendered for it. Every
 * door asks here, so that they agree.
 */
public interface ServedFiles {

    /**
     * Looks a file up. Called on an event loop, so it must return at once; a file that has to be loaded first completes
     * later. A stage that fails is answered as a fault of ours.
     */
    CompletionStage<Answer> open(FileRequest request);

    /** The file, or why there is none. */
    sealed interface Answer {

        /** How a TFTP client is to be answered. */
        TransferManner manner();

        /** Here it is. */
        record Found(ServedFile file, TransferManner manner) implements Answer {
            public Found(ServedFile file) {
                this(file, TransferManner.USUAL);
            }
        }

        /**
         * There is no such file for this client: a plain miss, which loaders expect and go on from.
         *
         * @param reason shown on the machine's screen and in its trace
         */
        record Missing(String reason, TransferManner manner) implements Answer {
            public Missing(String reason) {
                this(reason, TransferManner.USUAL);
            }
        }

        /**
         * This client is given nothing, whatever it asks for.
         *
         * @param reason shown on the machine's screen and in its trace
         */
        record Forbidden(String reason, TransferManner manner) implements Answer {
            public Forbidden(String reason) {
                this(reason, TransferManner.USUAL);
            }
        }
    }
}
