package io.pxescope.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives made in memory. */
public final class Archives {
    private Archives() {}

    public static byte[] zip(Map<String, byte[]> files) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    public static byte[] tar(Map<String, byte[]> files) {
        return tar(files, Map.of());
    }

    /** @param links path → target of symbolic links */
    public static byte[] tar(Map<String, byte[]> files, Map<String, String> links) {
        return made(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (var file : files.entrySet()) {
                    entry(tar, file.getKey(), file.getValue());
                }
                for (var link : links.entrySet()) {
                    TarArchiveEntry entry = new TarArchiveEntry(link.getKey(), TarArchiveEntry.LF_SYMLINK);
                    entry.setLinkName(link.getValue());
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    private static void entry(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    public static byte[] gz(byte[] content) {
        return made(out -> {
            try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
                gz.write(content);
            }
        });
    }

    public static byte[] xz(byte[] content) {
        return made(out -> {
            try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1))) {
                xz.write(content);
            }
        });
    }

    /** A Debian package; paths as Debian writes them, with {@code ./}. */
    public static byte[] deb(Map<String, byte[]> files) {
        return deb(files, Map.of());
    }

    public static byte[] deb(Map<String, byte[]> files, Map<String, String> links) {
        Map<String, byte[]> dotted = new TreeMap<>();
        files.forEach((path, content) -> dotted.put("./" + path, content));
        return made(out -> {
            try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
                member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
                member(ar, "control.tar.gz", gz(tar(Map.of("./control", new byte[] {'\n'}))));
                member(ar, "data.tar.xz", xz(tar(dotted, links)));
            }
        });
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] made(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
