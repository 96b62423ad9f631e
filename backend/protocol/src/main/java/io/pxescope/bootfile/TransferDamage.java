package io.pxescope.bootfile;

import java.util.Optional;

/**
 * Traces that a binary went through something made for text on its way here: an FTP client in ASCII mode, a mail
 * gateway, an editor. In machine code of some kilobytes, lone line feeds and bytes over 127 occur by chance; when none
 * is left, something took them.
 */
final class TransferDamage {
    /** Shorter files may lack a byte value by chance. */
    private static final int SMALLEST_TELLING_SIZE = 4096;

    private TransferDamage() {}

    static Optional<String> find(byte[] bytes) {
        int loneLineFeeds = 0;
        int pairs = 0;
        int high = 0;
        int replacements = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i > 0 && bytes[i - 1] == '\r') {
                    pairs++;
                } else {
                    loneLineFeeds++;
                }
            } else if (bytes[i] < 0) {
                high++;
                if (i >= 2 && bytes[i] == (byte) 0xbd && bytes[i - 1] == (byte) 0xbf && bytes[i - 2] == (byte) 0xef) {
                    replacements++;
                }
            }
        }
        if (bytes.length < SMALLEST_TELLING_SIZE) {
            return Optional.empty();
        }
        if (replacements > 16) {
            return Optional.of("was decoded as UTF-8 text: " + replacements + " bytes became U+FFFD");
        }
        if (high == 0) {
            return Optional.of("has no byte above 127: the high bits were stripped in transfer");
        }
        if (loneLineFeeds == 0 && pairs >= 8) {
            return Optional.of("has every line feed turned into CR LF, as an FTP transfer in ASCII mode does");
        }
        return Optional.empty();
    }
}
