package io.pxescope.simulator;

/** How a read ended, seen by the client. */
sealed interface TftpOutcome {

    /**
     * The file is here whole, or its size where only that was wanted.
     *
     * @param size in bytes: received, or for a probe as the server announced it (-1 where it did not)
     * @param head as many first bytes as were to be kept
     */
    record Received(long size, byte[] head) implements TftpOutcome {}

    /** The server answered with ERROR. */
    record Refused(int code, String message) implements TftpOutcome {}

    /** Nothing more came, and the client gave up. */
    record Silence(int transmissions) implements TftpOutcome {}

    /** The client broke off, since what came was not what it can take. */
    record Broken(String reason) implements TftpOutcome {}
}
