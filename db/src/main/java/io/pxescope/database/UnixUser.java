package io.pxescope.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A user of this machine. */
record UnixUser(String name, int uid, int gid) {

    private static final List<String> PREFERRED = List.of("pxescope", "postgres", "nobody");

    boolean isRoot() {
        return uid == 0;
    }

    /** Who this process runs as; without a name where the user data base knows none. */
    static UnixUser current() throws IOException {
        Path status = Path.of("/proc/self/status");
        int uid = effective(status, "Uid:");
        int gid = effective(status, "Gid:");
        return known().stream()
                .filter(user -> user.uid() == uid)
                .findFirst()
                .map(user -> new UnixUser(user.name(), uid, gid))
                .orElse(new UnixUser("", uid, gid));
    }

    static UnixUser ownerOf(Path path) throws IOException {
        return new UnixUser("", (int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
    }

    /** Any user of this machine other than root that PostgreSQL may run as. */
    static Optional<UnixUser> anyUnprivileged() throws IOException {
        return known().stream().filter(user -> !user.isRoot()).min(Comparator.comparingInt(UnixUser::rank));
    }

    private int rank() {
        int rank = PREFERRED.indexOf(name);
        return rank < 0 ? PREFERRED.size() : rank;
    }

    /** The lines of {@code status} read "Uid: real effective saved filesystem", see proc(5). */
    private static int effective(Path status, String key) throws IOException {
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith(key)) {
                return Integer.parseInt(line.split("\\s+")[2]);
            }
        }
        throw new IOException(status + " has no line " + key);
    }

    private static List<UnixUser> known() throws IOException {
        Path passwd = Path.of("/etc/passwd");
        List<UnixUser> users = new ArrayList<>();
        if (Files.isReadable(passwd)) {
            for (String line : Files.readAllLines(passwd)) {
                String[] fields = line.split(":", -1);
                if (fields.length >= 4 && fields[2].matches("\\d{1,9}") && fields[3].matches("\\d{1,9}")) {
                    users.add(new UnixUser(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
                }
            }
        }
        return users;
    }
}
