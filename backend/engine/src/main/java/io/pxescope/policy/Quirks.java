package io.pxescope.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done differently for clients with a bad habit. Null means as usual.
 *
 * @param maxBlksize largest TFTP block agreed to, 8 to 65464; a client that asks for no block size gets 512 as ever
 * @param oack false: TFTP options are passed over, and the answer to a request is its first block (RFC 2347 lets a server)
 * @param windowsize largest TFTP window agreed to (RFC 7440); 0: the option is passed over
 * @param singlePort true: TFTP answers leave from the port that was asked, not from one of their own (RFC 1350 section 4
 *     has it otherwise)
 * @param fileNameEnd how the boot file's name ends in DHCP replies
 * @param broadcast true: DHCP replies go out as broadcasts, whatever the client's flag says
 * @param option43 false: no PXE vendor options; with them goes option 60 of an offer with an address, which alone would
 *     send the client to port 4011
 */
public record Quirks(
        @Nullable Integer maxBlksize,
        @Nullable Boolean oack,
        @Nullable Integer windowsize,
        @Nullable Boolean singlePort,
        @Nullable FileNameEnd fileNameEnd,
        @Nullable Boolean broadcast,
        @Nullable Boolean option43) {

    /** Everything as usual. */
    public static final Quirks NONE = new Quirks(null, null, null, null, null, null, null);

    public Quirks {
        if (maxBlksize != null && (maxBlksize < 8 || maxBlksize > 65464)) {
            throw new IllegalArgumentException("blksize outside 8 to 65464: " + maxBlksize);
        }
        if (windowsize != null && (windowsize < 0 || windowsize > 65535)) {
            throw new IllegalArgumentException("windowsize outside 0 to 65535: " + windowsize);
        }
    }

    /** These, and of the others what these do not say. */
    public Quirks or(Quirks others) {
        return new Quirks(
                first(others, Quirks::maxBlksize),
                first(others, Quirks::oack),
                first(others, Quirks::windowsize),
                first(others, Quirks::singlePort),
                first(others, Quirks::fileNameEnd),
                first(others, Quirks::broadcast),
                first(others, Quirks::option43));
    }

    private <T> @Nullable T first(Quirks others, Function<Quirks, @Nullable T> part) {
        T own = part.apply(this);
        return own == null ? part.apply(others) : own;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** {@code blksize at most 1024, no OACK}; empty where everything is as usual. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (maxBlksize != null) {
            words.add("blksize at most " + maxBlksize);
        }
        say(words, oack, "TFTP options answered", "no OACK");
        if (windowsize != null) {
            words.add(windowsize == 0 ? "no windowsize" : "windowsize at most " + windowsize);
        }
        say(words, singlePort, "TFTP from the port asked", "TFTP from a port of its own");
        if (fileNameEnd != null) {
            words.add("boot file name: " + fileNameEnd.words());
        }
        say(words, broadcast, "replies by broadcast", "replies as the client wants them");
        say(words, option43, "with option 43", "without option 43");
        return String.join(", ", words);
    }

    private static void say(List<String> words, @Nullable Boolean choice, String yes, String no) {
        if (choice != null) {
            words.add(choice ? yes : no);
        }
    }
}
