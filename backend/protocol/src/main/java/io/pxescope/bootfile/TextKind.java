package io.pxescope.bootfile;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that was given where a boot file may be expected, and what it tells about how it came here. */
final class TextKind {
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>\\s*([^<]{1,80}?)\\s*</title>", Pattern.CASE_INSENSITIVE);

    private TextKind() {}

    /** Whether the first bytes are text: no control bytes but white space, in ASCII, UTF-8 or Latin-1. */
    static boolean looksLikeText(Bytes bytes) {
        int length = Math.min(bytes.length(), 8192);
        for (int i = 0; i < length; i++) {
            int b = bytes.u8(i);
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b || b == 0x7f) {
                return false;
            }
        }
        return length > 0;
    }

    static BootFile read(Bytes bytes) {
        String start = bytes.latin1(4096);
        String lower = start.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("#!ipxe") || lower.startsWith("#!gpxe")) {
            return BootFile.of(BootFileKind.IPXE_SCRIPT, "an iPXE script");
        }
        String unmarked = lower.startsWith("\u00ef\u00bb\u00bf") ? lower.substring(3) : lower;
        if (unmarked.startsWith("<!doctype html") || unmarked.startsWith("<html") || unmarked.contains("<head>")) {
            Matcher title = TITLE.matcher(start);
            return BootFile.of(
                    BootFileKind.HTML, title.find() ? "an HTML page titled “" + title.group(1) + "”" : "an HTML page");
        }
        if (unmarked.startsWith("version https://git-lfs.github.com/spec")) {
            return BootFile.of(BootFileKind.TEXT, "a Git LFS pointer, not the file it points to");
        }
        if (unmarked.startsWith("<?xml")) {
            return BootFile.of(BootFileKind.TEXT, "an XML document");
        }
        return BootFile.of(BootFileKind.TEXT, "text");
    }
}
