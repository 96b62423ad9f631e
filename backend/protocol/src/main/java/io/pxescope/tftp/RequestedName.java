package io.pxescope.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file name as a client asked for it, brought into the one form every look-up uses: segments joined by single slashes,
 * no slash in front. This is the only place where names from the wire are interpreted.
 *
 * <p>Trailing 0xFF octets go (ROMs that read past DHCP option 67), a backslash is a slash (Windows boot manager, mixed
 * spellings included), leading, doubled and {@code .} segments go. Percent signs, colons and tildes mean themselves.
 * Names that climb ({@code ..}), name a directory, are empty, too long or hold control characters are refused.
 */
public sealed interface RequestedName {

    /** Longest name served, in characters. */
    int MAX_LENGTH = 1024;

    /** A name that may be looked up, such as {@code boot/x64/wdsnbp.com}. */
    record Normal(String path) implements RequestedName {}

    /**
     * A name that no file can have.
     *
     * @param code what to answer it with
     * @param reason for the client's screen and the operator
     */
    record Unusable(TftpErrorCode code, String reason) implements RequestedName {}

    /** Interprets a name from a packet (one character per octet) or from a URL path already decoded. */
    static RequestedName of(String raw) {
        int end = raw.length();
        while (end > 0 && raw.charAt(end - 1) == 0xff) {
            end--;
        }
        String name = decoded(raw.substring(0, end)).replace('\\', '/');
        if (name.length() > MAX_LENGTH) {
            return new Unusable(TftpErrorCode.ACCESS_VIOLATION, "the file name is longer than " + MAX_LENGTH);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return new Unusable(TftpErrorCode.ACCESS_VIOLATION, "the file name holds control characters");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                return new Unusable(TftpErrorCode.ACCESS_VIOLATION, "the file name climbs with ..");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (segments.isEmpty()) {
            return new Unusable(TftpErrorCode.ACCESS_VIOLATION, "no file is named");
        }
        if (name.endsWith("/") || name.endsWith("/.")) {
            return new Unusable(TftpErrorCode.ACCESS_VIOLATION, "a directory cannot be read");
        }
        return new Normal(String.join("/", segments));
    }

    private static String decoded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0xff) {
                return name;
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(name.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return name;
        }
    }
}
