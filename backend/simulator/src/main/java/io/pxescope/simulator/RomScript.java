package io.pxescope.simulator;

import io.pxescope.tftp.TftpOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How a ROM fetches the network boot program it was told of. */
final class RomScript {

    /** Conventional memory below 640 KiB from 0x7c00: nothing larger can be started. */
    private static final int LARGEST_NBP = 640 * 1024 - 0x7c00;

    private static final int PROBE_PORT = 2070;
    private static final int FETCH_PORT = 2071;
    private static final TftpAsk.Abort PROBE_ENDS = new TftpAsk.Abort(0, "TFTP Aborted");
    private static final TftpOption TSIZE = new TftpOption(TftpOption.TSIZE, "0");

    private RomScript() {}

    static CompletableFuture<TftpOutcome> fetch(Station station, BootLease lease) {
        if (station.machine().nic().rom() == NicModel.RomFamily.IPXE) {
            List<TftpOption> options = List.of(new TftpOption(TftpOption.BLKSIZE, "1432"), TSIZE);
            return station.read(lease, station.randomPort(), ask(station, lease, options, RetrySchedule.IPXE, null));
        }
        return station.read(lease, PROBE_PORT, ask(station, lease, List.of(TSIZE), RetrySchedule.ROM, PROBE_ENDS))
                .thenCompose(probe -> probe instanceof TftpOutcome.Received
                        ? station.read(
                                lease,
                                FETCH_PORT,
                                ask(
                                        station,
                                        lease,
                                        List.of(new TftpOption(TftpOption.BLKSIZE, "1456")),
                                        RetrySchedule.ROM,
                                        null))
                        : CompletableFuture.completedFuture(probe));
    }

    /** The words a ROM has for a fetch that failed. */
    static String screen(TftpOutcome outcome, NicModel.RomFamily rom) {
        boolean ipxe = rom == NicModel.RomFamily.IPXE;
        if (outcome instanceof TftpOutcome.Refused refused) {
            return ipxe
                    ? "No such file or directory (2d12603b)"
                    : refused.code() == 1
                            ? "PXE-E3B: TFTP Error - File Not found"
                            : "PXE-E36: Error received from TFTP server";
        }
        if (outcome instanceof TftpOutcome.Silence) {
            return ipxe ? "Connection timed out (4c126035)" : "PXE-E32: TFTP open timeout";
        }
        return outcome instanceof TftpOutcome.Broken broken ? "PXE-E39: TFTP cannot read: " + broken.reason() : "";
    }

    private static TftpAsk ask(
            Station station,
            BootLease lease,
            List<TftpOption> options,
            RetrySchedule retries,
            TftpAsk.@Nullable Abort abort) {
        return new TftpAsk(station.tftpServer(lease), lease.bootFile(), options, retries, LARGEST_NBP, abort);
    }
}
