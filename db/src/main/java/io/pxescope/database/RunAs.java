package io.pxescope.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the programs of PostgreSQL. They refuse to run as root and as a user without a name, so a panel that runs so
 * puts them into a user namespace, where the same files belong to an ordinary user; where namespaces are forbidden
 * (containers, hardened kernels), root lends the directory to an ordinary user.
 *
 * @param prefix the words put before each command
 * @param owner whom the directory has to belong to, if not to us
 */
record RunAs(List<String> prefix, @Nullable UnixUser owner) {

    /** The ways to try, given who we are and where the data are. */
    @FunctionalInterface
    interface Choice {
        List<RunAs> candidates(UnixUser current, Path cluster) throws IOException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    RunAs {
        prefix = List.copyOf(prefix);
    }

    static RunAs ourselves() {
        return new RunAs(List.of(), null);
    }

    static RunAs inUserNamespaceAs(UnixUser user) {
        return new RunAs(
                List.of("unshare", "--user", "--map-user=" + user.uid(), "--map-group=" + user.gid(), "--"), null);
    }

    static RunAs lentTo(UnixUser user) {
        return new RunAs(
                List.of("setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups", "--"), user);
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** The ways to try, best first, for a cluster in {@code cluster} (which need not be there yet). */
    static List<RunAs> candidates(UnixUser current, Path cluster) throws IOException {
        if (!current.isRoot() && !current.name().isEmpty()) {
            return List.of(ourselves());
        }
        if (current.isRoot() && Files.isDirectory(cluster)) {
            UnixUser owner = UnixUser.ownerOf(cluster);
            if (!owner.isRoot()) {
                return List.of(lentTo(owner));
            }
        }
        Optional<UnixUser> other = UnixUser.anyUnprivileged();
        List<RunAs> candidates = new ArrayList<>();
        other.map(RunAs::inUserNamespaceAs).ifPresent(candidates::add);
        if (current.isRoot()) {
            other.map(RunAs::lentTo).ifPresent(candidates::add);
        } else {
            candidates.add(ourselves());
        }
        return candidates;
    }

    /** The first of {@code candidates} that can run the programs in {@code binaries}; {@code directory} is lent if need be. */
    static RunAs firstThatWorks(List<RunAs> candidates, Path directory, Path binaries) throws IOException {
        StringBuilder tried = new StringBuilder();
        for (RunAs candidate : candidates) {
            if (candidate.owner() != null) {
                Directories.give(directory, candidate.owner());
            }
            String postgres = binaries.resolve("bin/postgres").toString();
            Program probe = Program.run(candidate.command(List.of(postgres, "--version")), directory, PATIENCE);
            if (probe.succeeded()) {
                return candidate;
            }
            tried.append("\n  ")
                    .append(String.join(" ", candidate.command(List.of(postgres))))
                    .append(": ")
                    .append(probe.output());
        }
        throw new EmbeddedPostgresException("The embedded PostgreSQL in " + directory
                + " cannot be run by this user. Start PXEscope as an ordinary user who owns this directory and may enter"
                + " the directories above it, or set SPRING_DATASOURCE_URL to a PostgreSQL server of version 15 or newer."
                + " Tried:" + tried);
    }
}
