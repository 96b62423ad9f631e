package io.pxescope.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void aFullDiskIsCalledAFullDiskAlsoInAPanic() {
        assertThat(Advice.on("PANIC:  could not write to file \"pg_wal/xlogtemp.9\": No space left on device"))
                .startsWith(" The disk is full");
    }

    @Test
    void damageAsksForABackup() {
        assertThat(Advice.on("PANIC:  could not locate a valid checkpoint record at 0/1D4C8B8"))
                .contains("damaged")
                .contains("backup");
    }

    @Test
    void theUnknownIsLeftToItsOwnWords() {
        assertThat(Advice.on("FATAL:  something new")).isEmpty();
    }
}
