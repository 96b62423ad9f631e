package io.pxescope.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferOptionsTest {

    @Test
    void agreesToWhatEdk2AsksInTheOrderAsked() {
        TransferOptions agreed = negotiate("tsize", "0", "blksize", "1468", "windowsize", "4");

        assertThat(agreed.acknowledged())
                .extracting(TftpOption::toString)
                .containsExactly("tsize=70000", "blksize=1468", "windowsize=4");
        assertThat(agreed.blksize()).isEqualTo(1468);
        assertThat(agreed.windowsize()).isEqualTo(4);
        assertThat(agreed.timeoutSeconds()).isZero();
    }

    @Test
    void staysPlainWhenNothingIsAsked() {
        assertThat(negotiate()).isEqualTo(TransferOptions.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({"8,8", "512,512", "1428,1428", "65464,65464"})
    void acknowledgesBlockSizesOfTheRfc(String asked, int agreed) {
        assertThat(negotiate("blksize", asked).blksize()).isEqualTo(agreed);
    }

    @ParameterizedTest
    @CsvSource({
        "blksize,0",
        "blksize,7",
        "blksize,65465",
        "blksize,-1",
        "blksize,abc",
        "blksize,1e3",
        "blksize,''",
        "blksize,99999999999999999999",
        "blksize,' 512'",
        "windowsize,0",
        "windowsize,65536",
        "windowsize,abc",
        "timeout,0",
        "timeout,256",
        "timeout,x",
        "tsize,x",
        "tsize,-1",
        "multicast,''",
        "rollover,0"
    })
    void passesOverValuesAndOptionsOutsideTheRfcs(String name, String value) {
        assertThat(negotiate(name, value)).isEqualTo(TransferOptions.PLAIN);
    }

    @Test
    void lowersWishesToTheLimits() {
        TransferOptions agreed = TransferOptions.negotiate(
                options("blksize", "65464", "windowsize", "65535"), new TransferLimits(1468, 16), 1);

        assertThat(agreed.acknowledged())
                .extracting(TftpOption::toString)
                .containsExactly("blksize=1468", "windowsize=16");
    }

    @Test
    void keepsTheClientsSpellingAndTheFirstOfTwo() {
        assertThat(negotiate("BlkSize", "1024", "BLKSIZE", "2048", "TIMEOUT", "5")
                        .acknowledged())
                .extracting(TftpOption::toString)
                .containsExactly("BlkSize=1024", "TIMEOUT=5");
    }

    private static TransferOptions negotiate(String... namesAndValues) {
        return TransferOptions.negotiate(options(namesAndValues), TransferLimits.DEFAULT, 70_000);
    }

    private static List<TftpOption> options(String... namesAndValues) {
        List<TftpOption> options = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.add(new TftpOption(namesAndValues[i], namesAndValues[i + 1]));
        }
        return options;
    }
}
