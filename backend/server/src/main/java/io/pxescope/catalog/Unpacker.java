package io.pxescope.catalog;

import io.pxescope.bootfile.BootFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Turns the parts of an upload into files: archives are recognised by their bytes and unpacked into the spool, anything
 * else is kept as it is. Whatever is wrong with an archive ends the upload with the archive and the entry named.
 */
final class Unpacker {
    private static final Pattern ARCHIVE_NAME =
            Pattern.compile(".*\\.(zip|tar|tgz|txz|tbz2?|deb|tar\\.(gz|xz|bz2|zst))", Pattern.CASE_INSENSITIVE);

    /** Parts of a Debian package that are for people, not for machines. */
    private static final Pattern DEBIAN_PAPERS = Pattern.compile("usr/share/(doc|man|lintian|bug|locale)/.*");

    private final Spool spool;
    private final UploadBudget budget;
    private final Map<String, Spooled> files = new LinkedHashMap<>();

    private Unpacker(Spool spool, UploadBudget budget) {
        this.spool = spool;
        this.budget = budget;
    }

    static Collection<Spooled> unpack(Iterable<UploadedFile> parts, Spool spool, UploadBudget budget)
            throws IOException {
        Unpacker unpacker = new Unpacker(spool, budget);
        for (UploadedFile part : parts) {
            unpacker.part(part);
        }
        return unpacker.files.values();
    }

    private void part(UploadedFile part) throws IOException {
        String name = EntryPath.of(part.name(), "");
        if (name.isEmpty()) {
            throw CatalogProblem.invalid("file", "A file without a name was sent. Give each part a file name.");
        }
        Packing packing = Packing.NONE;
        if (part.unpack()) {
            try (InputStream in = part.content().open()) {
                packing = Packing.of(in);
            }
        }
        try {
            switch (packing) {
                case ZIP -> zip(name, part);
                case DEB -> deb(name, part);
                case TAR -> {
                    try (InputStream in = new BufferedInputStream(part.content().open(), 1 << 16)) {
                        tar(name, in, false);
                    }
                }
                case NONE -> single(name, part);
            }
        } catch (CatalogProblem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Damage.in(name, e);
        }
    }

    private void single(String name, UploadedFile part) throws IOException {
        budget.enter(name, name);
        try (InputStream in = part.content().open()) {
            Spooled file = spool.write(name, "", in, budget.fileLimit(), budget);
            if (part.unpack() && ARCHIVE_NAME.matcher(name).matches()) {
                throw CatalogProblem.unusable("archive", notAnArchive(name, file.reading()));
            }
            add(file);
        }
    }

    private static String notAnArchive(String name, BootFile reading) {
        String advice = switch (reading.kind()) {
            case HTML -> "The server it was downloaded from answered with a web page instead: download it again.";
            case INITRD -> "It holds no tar, or was cut off in transfer: compare its size with the original.";
            default -> "Send zip, tar, tar.gz, tar.xz or deb.";
        };
        return name + " is " + reading.words() + ", not an archive this panel can read. " + advice
                + " Nothing was stored.";
    }

    private void zip(String archive, UploadedFile part) throws IOException {
        Path packed = spool.place();
        try (InputStream in = part.content().open()) {
            Files.copy(in, packed);
        }
        try (ZipFile zip = ZipFile.builder().setPath(packed).get()) {
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                String path = enter(archive, entry);
                if (entry.isUnixSymlink()) {
                    throw link(archive, path, zip.getUnixSymlink(entry), "zip without -y");
                }
                if (entry.isDirectory() || path.isEmpty()) {
                    continue;
                }
                if (!zip.canReadEntryData(entry)) {
                    throw CatalogProblem.unusable(
                            "archive",
                            archive + ": " + path + " is encrypted or packed in a way this panel cannot read."
                                    + " Pack it again without a password. Nothing was stored.");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    write(archive, path, in, entry.getSize());
                }
            }
        }
    }

    private void deb(String archive, UploadedFile part) throws IOException {
        try (InputStream in = new BufferedInputStream(part.content().open(), 1 << 16);
                ArArchiveInputStream ar = new ArArchiveInputStream(in)) {
            for (ArArchiveEntry member = ar.getNextEntry(); member != null; member = ar.getNextEntry()) {
                if (member.getName().startsWith("data.tar")) {
                    if (member.getName().toLowerCase(Locale.ROOT).endsWith(".zst")) {
                        throw CatalogProblem.unusable(
                                "archive",
                                archive + " is packed with Zstandard, which this panel does not read. Unpack it with"
                                        + " “dpkg-deb -x” and upload the files as a tar.gz. Nothing was stored.");
                    }
                    tar(archive, new BufferedInputStream(ar, 1 << 16), true);
                    return;
                }
            }
        }
        throw CatalogProblem.unusable(
                "archive", archive + " has no data.tar: it is no Debian package or was cut off. Nothing was stored.");
    }

    private void tar(String archive, InputStream in, boolean debian) throws IOException {
        TailInputStream plain = new TailInputStream(Packing.decompress(in));
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!tar.canReadEntryData(entry)) {
                throw CatalogProblem.unusable(
                        "archive",
                        archive + ": " + entry.getName() + " is stored sparse, which this panel does not read."
                                + " Pack it again without --sparse. Nothing was stored.");
            }
            if (debian
                    && (DEBIAN_PAPERS
                                    .matcher(EntryPath.of(entry.getName(), archive))
                                    .matches()
                            || entry.isSymbolicLink()
                            || entry.isLink())) {
                continue;
            }
            String path = enter(archive, entry);
            if (entry.isSymbolicLink()) {
                throw link(archive, path, entry.getLinkName(), "tar --dereference");
            }
            if (entry.isLink()) {
                throw link(archive, path, entry.getLinkName(), "tar --hard-dereference");
            }
            if (entry.isDirectory() || path.isEmpty()) {
                continue;
            }
            if (!entry.isFile()) {
                throw CatalogProblem.unusable(
                        "archive", archive + ": " + path + " is a device or a pipe, not a file. Nothing was stored.");
            }
            write(archive, path, tar, entry.getSize());
        }
        plain.drain();
        if (!plain.endsInZeros()) {
            throw Damage.truncated(archive);
        }
    }

    private String enter(String archive, ArchiveEntry entry) {
        budget.enter(archive, entry.getName());
        return EntryPath.of(entry.getName(), archive);
    }

    private void write(String archive, String path, InputStream in, long claimed) throws IOException {
        try {
            Spooled file = spool.write(path, archive, in, budget.fileLimit(), budget);
            if (claimed != ArchiveEntry.SIZE_UNKNOWN && file.size() != claimed) {
                throw Damage.at(archive, path, "has " + file.size() + " bytes instead of " + claimed);
            }
            add(file);
        } catch (CatalogProblem e) {
            throw e;
        } catch (IOException e) {
            throw Damage.at(archive, path, Damage.reason(e));
        }
    }

    /** The same file twice is one file; two files of one name are a question only the operator can answer. */
    private void add(Spooled file) throws IOException {
        Spooled before = files.putIfAbsent(file.path(), file);
        if (before == null) {
            return;
        }
        if (!before.sha256().equals(file.sha256())) {
            throw CatalogProblem.unusable(
                    "archive",
                    file.path() + " is there twice with different content: " + before.original() + " ("
                            + before.size() + " bytes) and " + file.original() + " (" + file.size()
                            + " bytes). Upload only the one you want. Nothing was stored.");
        }
        Files.delete(file.content());
    }

    private static CatalogProblem link(String archive, String path, String target, String remedy) {
        return CatalogProblem.unusable(
                "archive",
                archive + ": " + path + " is a link to " + target + ". Links are not followed here: pack the files"
                        + " themselves (" + remedy + "). Nothing was stored.");
    }
}
