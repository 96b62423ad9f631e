package io.pxescope.simulator;

/**
 * What a card and its cable make of a transfer.
 *
 * @param bytesPerSecond at which the client takes in a file, kept by delaying its acknowledgements; at most
 * @param lossPerMillion received datagrams that it loses
 */
public record LinkQuality(long bytesPerSecond, int lossPerMillion) {

    public LinkQuality {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a rate is at least 1 byte per second, not " + bytesPerSecond);
        }
        if (lossPerMillion < 0 || lossPerMillion > 1_000_000) {
            throw new IllegalArgumentException("a loss is 0 to 1000000 per million, not " + lossPerMillion);
        }
    }

    /** Nanoseconds that so many bytes take at this rate and pace. */
    long nanosFor(long bytes, Pace pace) {
        return Math.round(bytes * 1e9 / bytesPerSecond * pace.factor());
    }
}
