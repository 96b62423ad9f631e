package io.pxescope.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTest {

    private static final UnixUser ROOT = new UnixUser("root", 0, 0);

    @TempDir
    Path directory;

    @Test
    void anOrdinaryUserRunsThePrograms() throws IOException {
        assertThat(RunAs.candidates(new UnixUser("alice", 1000, 1000), directory.resolve("pg18")))
                .containsExactly(RunAs.ourselves());
    }

    @Test
    void rootTriesANamespaceBeforeItLendsTheDirectory() throws IOException {
        assertThat(RunAs.candidates(ROOT, directory.resolve("pg18")))
                .extracting(candidate -> candidate.prefix().get(0))
                .containsExactly("unshare", "setpriv");
    }

    @Test
    void rootRunsDataOfAnOrdinaryUserAsThatUser() throws IOException {
        Path cluster = Files.createDirectory(directory.resolve("pg18"));
        UnixUser owner = UnixUser.ownerOf(cluster);

        if (owner.isRoot()) {
            Files.setAttribute(cluster, "unix:uid", 4711);
            assertThat(RunAs.candidates(ROOT, cluster))
                    .containsExactly(RunAs.lentTo(new UnixUser("", 4711, owner.gid())));
        } else {
            assertThat(RunAs.candidates(ROOT, cluster)).containsExactly(RunAs.lentTo(owner));
        }
    }

    @Test
    void aUserWithoutANameTriesANamespaceFirst() throws IOException {
        assertThat(RunAs.candidates(new UnixUser("", 123456, 0), directory.resolve("pg18")))
                .hasSize(2)
                .last()
                .isEqualTo(RunAs.ourselves());
    }
}
