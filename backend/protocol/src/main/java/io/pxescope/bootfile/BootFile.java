package io.pxescope.bootfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as its bytes describe it. The name plays no part.
 *
 * @param firmware what runs it; null where that is open (kernels, text) or not known here
 * @param banner the loader's own words; null where it has none that can be read
 * @param elf set for {@link BootFileKind#ELF_MODULE} only
 * @param version of a Linux kernel, such as {@code 6.1.0-53-amd64}; null otherwise
 * @param damages what is wrong with the bytes, each a clause that follows the file's name: "ends 512 bytes early"
 * @param words what it is, for people: "PXELINUX 6.04, its own lwIP stack", "an HTML page titled “404 Not Found”"
 */
public record BootFile(
        BootFileKind kind,
        @Nullable FirmwareType firmware,
        @Nullable LoaderBanner banner,
        @Nullable ElfModule elf,
        @Nullable String version,
        List<String> damages,
        String words) {

    /** As many first bytes as {@link #read} can use. Every loader fits whole; of kernels and initrds only the head matters. */
    public static final int WINDOW = 8 << 20;

    public BootFile {
        damages = List.copyOf(damages);
    }

    /** Reads a file that is in memory whole. */
    public static BootFile read(byte[] content) {
        return read(content, content.length);
    }

    /**
     * Reads a file from its first bytes.
     *
     * @param head the first {@link #WINDOW} bytes, or all of a shorter file
     * @param size of the whole file in bytes
     */
    public static BootFile read(byte[] head, long size) {
        return BootFileReader.read(new Bytes(head, size));
    }

    static BootFile of(BootFileKind kind, String words) {
        return new BootFile(kind, null, null, null, null, List.of(), words);
    }

    BootFile withDamages(List<String> found) {
        return new BootFile(kind, firmware, banner, elf, version, found, words);
    }
}
