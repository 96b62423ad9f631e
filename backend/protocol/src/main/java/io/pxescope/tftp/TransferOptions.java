package io.pxescope.tftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a read goes by once its options are settled.
 *
 * @param blksize octets of a full block, 512 unless agreed otherwise
 * @param windowsize blocks per ACK, 1 unless agreed otherwise
 * @param timeoutSeconds retransmission interval the client asked for, 0 if it left that to us
 * @param acknowledged the OACK's content, in the order asked and in the client's spelling; empty means there is no OACK
 */
public record TransferOptions(int blksize, int windowsize, int timeoutSeconds, List<TftpOption> acknowledged) {

    /** Block size without an option, RFC 1350. */
    public static final int DEFAULT_BLKSIZE = 512;
    /** Smallest block size, RFC 2348. */
    public static final int MIN_BLKSIZE = 8;
    /** Largest block size, RFC 2348: what an IPv4 datagram holds behind IP, UDP and TFTP headers. */
    public static final int MAX_BLKSIZE = 65464;

    /** No option agreed: RFC 1350 as it was. */
    public static final TransferOptions PLAIN = new TransferOptions(DEFAULT_BLKSIZE, 1, 0, List.of());

    public TransferOptions {
        acknowledged = List.copyOf(acknowledged);
    }

    /**
     * Settles the options of a read request. Only what was asked is acknowledged, once each (of an option asked twice the
     * first counts, RFC 2347), in the order asked. A value the RFCs allow but our limits do not is lowered; a value the
     * RFCs do not allow is passed over as if it had not been asked, as are options we do not know.
     *
     * @param size octets the transfer will carry, for {@code tsize}
     */
    public static TransferOptions negotiate(List<TftpOption> requested, TransferLimits limits, long size) {
        if (!limits.options()) {
            return PLAIN;
        }
        int blksize = DEFAULT_BLKSIZE;
        int windowsize = 1;
        int timeout = 0;
        List<TftpOption> acknowledged = new ArrayList<>(requested.size());
        for (int i = 0; i < requested.size(); i++) {
            TftpOption option = requested.get(i);
            if (isRepeated(requested, i)) {
                continue;
            }
            if (option.is(TftpOption.BLKSIZE)) {
                long asked = number(option.value(), MIN_BLKSIZE, MAX_BLKSIZE);
                if (asked >= 0) {
                    blksize = (int) Math.min(asked, limits.maxBlksize());
                    acknowledged.add(new TftpOption(option.name(), Integer.toString(blksize)));
                }
            } else if (option.is(TftpOption.WINDOWSIZE)) {
                long asked = number(option.value(), 1, 0xffff);
                if (asked >= 0 && limits.maxWindowsize() > 0) {
                    windowsize = (int) Math.min(asked, limits.maxWindowsize());
                    acknowledged.add(new TftpOption(option.name(), Integer.toString(windowsize)));
                }
            } else if (option.is(TftpOption.TIMEOUT)) {
                long asked = number(option.value(), 1, 255);
                if (asked >= 0) {
                    timeout = (int) asked;
                    acknowledged.add(new TftpOption(option.name(), Integer.toString(timeout)));
                }
            } else if (option.is(TftpOption.TSIZE) && number(option.value(), 0, Long.MAX_VALUE) >= 0) {
                acknowledged.add(new TftpOption(option.name(), Long.toString(size)));
            }
        }
        return new TransferOptions(blksize, windowsize, timeout, acknowledged);
    }

    /** The value of an option among those given, compared without regard to case; the first if it comes twice. */
    public static Optional<String> value(List<TftpOption> options, String name) {
        return options.stream()
                .filter(option -> option.is(name))
                .map(TftpOption::value)
                .findFirst();
    }

    private static boolean isRepeated(List<TftpOption> options, int index) {
        return options.subList(0, index).stream()
                .anyMatch(earlier -> earlier.is(options.get(index).name()));
    }

    /** A plain decimal within bounds, or -1. No sign, no blank, no exponent: what a ROM cannot parse must not be echoed. */
    private static long number(String text, long least, long most) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value < least || value > most ? -1 : value;
    }
}
