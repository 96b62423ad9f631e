package io.pxescope.simulator;

import io.pxescope.pxe.ConfigName;
import io.pxescope.tftp.TftpOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PXELINUX on a BIOS from its banner to the jump into the kernel: what it asks for, in order, and from which port. */
final class PxelinuxScript {

    private static final List<TftpOption> OPTIONS =
            List.of(new TftpOption(TftpOption.TSIZE, "0"), new TftpOption(TftpOption.BLKSIZE, "1408"));

    private static final String CORE = "ldlinux.c32";
    private static final List<String> CORE_NAMES = List.of(
            CORE,
            "/boot/isolinux/" + CORE,
            "/isolinux/" + CORE,
            "/boot/syslinux/" + CORE,
            "/syslinux/" + CORE,
            "/" + CORE);

    private static final int FIRST_PORT = 49152;
    private static final int LAST_PORT = 57343;
    /** Of lwIP's free ports the first is taken by DNS; every file is asked for from the second. */
    private static final int LWIP_PORT = 49153;

    private static final int KEEP_CONFIG = 64 * 1024;
    private static final int KEEP_HEAD = 1024;

    private final Station station;
    private final BootLease lease;
    private final Nbp nbp;
    private int nextPort = FIRST_PORT;

    private PxelinuxScript(Station station, BootLease lease, Nbp nbp) {
        this.station = station;
        this.lease = lease;
        this.nbp = nbp;
    }

    static CompletableFuture<LoaderResult> run(Station station, BootLease lease, Nbp nbp) {
        PxelinuxScript script = new PxelinuxScript(station, lease, nbp);
        return station.take(Duration.ofMillis(60), Duration.ofMillis(250))
                .thenCompose(ready -> nbp.asksForCore() ? script.core(0) : script.config(0));
    }

    private CompletableFuture<LoaderResult> core(int tried) {
        if (tried == CORE_NAMES.size()) {
            station.print("Failed to load " + CORE);
            return stopped("Boot failed: press a key to retry, or wait for reset...", true);
        }
        return read(CORE_NAMES.get(tried), KEEP_HEAD)
                .thenCompose(file -> file.filter(PxelinuxScript::isElf32).isPresent() ? config(0) : core(tried + 1));
    }

    private static boolean isElf32(TftpOutcome.Received file) {
        byte[] head = file.head();
        return head.length > 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F' && head[4] == 1;
    }

    private CompletableFuture<LoaderResult> config(int tried) {
        List<String> names = configNames();
        if (tried == names.size()) {
            return stopped("ERROR: No configuration file found", false);
        }
        return read(names.get(tried), KEEP_CONFIG)
                .thenCompose(file -> file.isEmpty() ? config(tried + 1) : follow(file.get()));
    }

    /** Option 209 where the server sent it, then the search. */
    private List<String> configNames() {
        Machine machine = station.machine();
        Stream<String> search =
                ConfigName.searchOrder(Optional.of(machine.id()), machine.mac(), lease.address()).stream()
                        .map(ConfigName::path);
        String told = lease.configurationFile();
        return Stream.concat(told.isEmpty() ? Stream.empty() : Stream.of(told), search)
                .toList();
    }

    private CompletableFuture<LoaderResult> follow(TftpOutcome.Received file) {
        PxelinuxConfig config = PxelinuxConfig.parse(new String(file.head(), StandardCharsets.ISO_8859_1));
        if (config == null) {
            return stopped("boot:", false);
        }
        String kernel = config.kernel();
        if (kernel == null) {
            station.print("Booting from local disk...");
            return CompletableFuture.completedFuture(new LoaderResult.FromDisk());
        }
        station.print("Loading " + kernel + "...");
        return read(kernel, KEEP_HEAD).thenCompose(image -> {
            if (image.isEmpty()) {
                return stopped("Loading " + kernel + "... failed: No such file or directory", false);
            }
            return isKernel(image.get())
                    ? initrd(config, kernel, 0)
                    : stopped("Booting kernel failed: Invalid argument", false);
        });
    }

    /** The header of the Linux/x86 boot protocol. */
    private static boolean isKernel(TftpOutcome.Received file) {
        byte[] head = file.head();
        return head.length >= 0x206 && new String(head, 0x202, 4, StandardCharsets.ISO_8859_1).equals("HdrS");
    }

    private CompletableFuture<LoaderResult> initrd(PxelinuxConfig config, String kernel, int fetched) {
        if (fetched == config.initrds().size()) {
            return CompletableFuture.completedFuture(new LoaderResult.KernelStarted(commandLine(config, kernel)));
        }
        String name = config.initrds().get(fetched);
        station.print("Loading " + name + "...");
        return read(name, KEEP_HEAD)
                .thenCompose(image -> image.isPresent()
                        ? initrd(config, kernel, fetched + 1)
                        : stopped("Loading " + name + "... failed: No such file or directory", false));
    }

    private String commandLine(PxelinuxConfig config, String kernel) {
        StringBuilder line = new StringBuilder("BOOT_IMAGE=").append(kernel);
        if (!config.initrds().isEmpty() && !config.append().contains("initrd=")) {
            line.append(" initrd=").append(String.join(",", config.initrds()));
        }
        if (!config.append().isEmpty()) {
            line.append(' ').append(config.append());
        }
        if (config.bootInterface()) {
            line.append(" BOOTIF=01-").append(station.machine().mac().toDashed());
        }
        return line.toString();
    }

    /** The file, or empty when it cannot be had, which PXELINUX takes alike whatever the reason. */
    private CompletableFuture<Optional<TftpOutcome.Received>> read(String name, int keep) {
        TftpAsk ask = new TftpAsk(
                station.tftpServer(lease), lease.pathPrefix() + name, OPTIONS, RetrySchedule.PXELINUX, keep, null);
        return station.read(lease, port(), ask).thenApply(PxelinuxScript::received);
    }

    private static Optional<TftpOutcome.Received> received(TftpOutcome outcome) {
        TftpOutcome.@Nullable Received file = outcome instanceof TftpOutcome.Received got ? got : null;
        return Optional.ofNullable(file);
    }

    private int port() {
        if (nbp.ownStack()) {
            return LWIP_PORT;
        }
        int port = nextPort;
        nextPort = port == LAST_PORT ? FIRST_PORT : port + 1;
        return port;
    }

    private static CompletableFuture<LoaderResult> stopped(String screen, boolean resets) {
        return CompletableFuture.completedFuture(new LoaderResult.Stopped(screen, resets));
    }
}
