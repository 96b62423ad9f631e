package io.pxescope.net;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Octets that somebody wrote down in hex: a bare stream, octets with spaces, colons or dashes, or a dump with offsets
 * as {@code xxd}, {@code hexdump -C}, {@code od -A x -t x1}, {@code tcpdump -x} or {@code -X}, and Wireshark print it.
 */
public final class HexText {

    /** The largest frame that is read, a jumbo frame, in octets. */
    public static final int MAX_OCTETS = 9216;

    /** Octets in a line of a dump, at most. */
    private static final int WIDEST_LINE = 64;

    private static final Pattern DUMP_LINE = Pattern.compile("\\s*(?:0x)?(\\p{XDigit}{3,8})(?::[ \\t]*|[ \\t]+|$)(.*)");
    private static final Pattern CLEAR_OFFSET = Pattern.compile("\\s*(?:0x)?\\p{XDigit}{3,8}(?::|[ \\t]{2,}).*");
    private static final Pattern WORD = Pattern.compile("(\\s*)(\\S+)");
    private static final Pattern HEX = Pattern.compile("(?:\\p{XDigit}{2})+");

    private HexText() {}

    /** What came of reading. */
    public sealed interface Reading {
        record Octets(byte[] octets) implements Reading {}

        /** @param because a sentence that says what stands where; lines count from 1 */
        record Unreadable(String because) implements Reading {}
    }

    /** @param rest after the offset */
    private record DumpLine(int number, long offset, String rest, boolean repeatsBefore) {}

    /** Reads the text; total: any text gives octets or a reason. */
    public static Reading read(String text) {
        List<DumpLine> dump = dumpLines(text);
        Reading reading = dump.isEmpty() ? stream(text) : dump(dump);
        if (reading instanceof Reading.Octets octets && octets.octets().length > MAX_OCTETS) {
            return new Reading.Unreadable("These are " + octets.octets().length + " octets; a frame has at most "
                    + MAX_OCTETS + ". Paste one packet.");
        }
        return reading;
    }

    /** The lines that begin with an offset, from offset 0 up to where they stop rising; none where this is no dump. */
    private static List<DumpLine> dumpLines(String text) {
        List<DumpLine> lines = new ArrayList<>();
        boolean clear = false;
        boolean repeats = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.strip().equals("*")) {
                repeats = true;
                continue;
            }
            Matcher matcher = DUMP_LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            long offset = Long.parseLong(matcher.group(1), 16);
            if (lines.isEmpty()
                    ? offset != 0
                    : offset <= lines.get(lines.size() - 1).offset()) {
                if (lines.isEmpty()) {
                    continue;
                }
                break;
            }
            clear |= CLEAR_OFFSET.matcher(line).matches();
            lines.add(new DumpLine(number, offset, matcher.group(2), repeats));
            repeats = false;
        }
        boolean rises = lines.size() > 1
                && octetsOf(lines.get(0).rest(), WIDEST_LINE).length
                        >= lines.get(1).offset();
        return clear || rises ? lines : List.of();
    }

    private static Reading dump(List<DumpLine> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] before = new byte[0];
        for (int i = 0; i < lines.size(); i++) {
            DumpLine line = lines.get(i);
            if (line.offset() > MAX_OCTETS) {
                return new Reading.Unreadable("Line " + line.number() + " stands at offset " + line.offset()
                        + "; a frame has at most " + MAX_OCTETS + " octets. Paste one packet.");
            }
            while (line.repeatsBefore() && before.length > 0 && out.size() < line.offset()) {
                out.writeBytes(before);
            }
            if (out.size() != line.offset()) {
                return new Reading.Unreadable("Line " + line.number() + " says it begins at offset " + line.offset()
                        + ", but " + out.size() + " octets stand before it.");
            }
            DumpLine next = i + 1 < lines.size() ? lines.get(i + 1) : null;
            int width = next == null || next.repeatsBefore()
                    ? (before.length == 0 ? WIDEST_LINE : before.length)
                    : (int) Math.min(WIDEST_LINE, next.offset() - line.offset());
            before = octetsOf(line.rest(), width);
            out.writeBytes(before);
        }
        return out.size() == 0 ? nothing() : new Reading.Octets(out.toByteArray());
    }

    /**
     * The octets of one dump line, up to its text column: at most {@code width}, and none behind a gap, but the one
     * that {@code hexdump -C} leaves after eight octets.
     */
    private static byte[] octetsOf(String rest, int width) {
        int bar = rest.indexOf('|');
        Matcher words = WORD.matcher(bar < 0 ? rest : rest.substring(0, bar));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (words.find() && out.size() < width) {
            int gap = words.group(1).length();
            boolean textColumn = out.size() > 0 && gap > 1 && !(gap == 2 && out.size() == 8);
            String word = words.group(2);
            if (textColumn || !HEX.matcher(word).matches() || out.size() + word.length() / 2 > width) {
                break;
            }
            out.writeBytes(octets(word));
        }
        return out.toByteArray();
    }

    private static byte[] octets(String hex) {
        byte[] octets = new byte[hex.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return octets;
    }

    private static Reading stream(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            for (String word : line.toLowerCase(Locale.ROOT)
                    .replace("0x", " ")
                    .replace("\\x", " ")
                    .split("[\\s:,;\"'\\\\.-]+")) {
                String wrong = wrong(word, number);
                if (wrong != null) {
                    return new Reading.Unreadable(wrong);
                }
                out.writeBytes(octets(word.length() == 1 ? "0" + word : word));
            }
        }
        return out.size() == 0 ? nothing() : new Reading.Octets(out.toByteArray());
    }

    private static @Nullable String wrong(String word, int line) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.digit(word.charAt(i), 16) < 0 || word.charAt(i) > 'f') {
                return "Line " + line + " holds " + WireText.of(word.length() > 40 ? word.substring(0, 40) : word)
                        + ", which is not hex. Paste the octets only, or a dump that begins at offset 0.";
            }
        }
        return word.length() > 1 && word.length() % 2 == 1
                ? "Line " + line + " holds " + word.length() + " hex digits in a row, an odd number: an octet has two."
                : null;
    }

    private static Reading nothing() {
        return new Reading.Unreadable("There is no octet in it. Paste a packet in hex.");
    }
}
