package io.pxescope.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** dhclient or udhcpc in namespace {@code host}; what it was told stands in its journal, one line per event. */
final class LeaseClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path journal;
    private final Process process;

    private LeaseClient(Path journal, Process process) {
        this.journal = journal;
        this.process = process;
    }

    /** dhclient, told to renew 3 s after it was bound instead of after half of the lease. */
    static LeaseClient dhclient(LabNetwork network, Path directory) {
        Path journal = directory.resolve("dhclient.journal");
        Path script = script(directory.resolve("dhclient.sh"), """
                case $reason in BOUND|RENEW|REBIND|REBOOT)
                  ip addr replace "$new_ip_address/24" dev "$interface"
                  echo "$reason $new_ip_address lease=$new_dhcp_lease_time" >> %s;;
                esac
                """.formatted(journal));
        Path configuration = directory.resolve("dhclient.conf");
        write(configuration, "supersede dhcp-renewal-time 3;\n");
        return start(
                network,
                journal,
                "dhclient",
                "-4",
                "-d",
                "-cf",
                configuration.toString(),
                "-sf",
                script.toString(),
                "-lf",
                directory.resolve("dhclient.leases").toString(),
                "-pf",
                directory.resolve("dhclient.pid").toString(),
                "eth0");
    }

    static LeaseClient udhcpc(LabNetwork network, Path directory) {
        Path journal = directory.resolve("udhcpc.journal");
        Path script = script(directory.resolve("udhcpc.sh"), """
                case $1 in bound|renew)
                  ip addr replace "$ip/24" dev "$interface"
                  echo "$1 $ip lease=$lease" >> %s;;
                esac
                """.formatted(journal));
        return start(network, journal, "udhcpc", "-i", "eth0", "-f", "-s", script.toString());
    }

    /** Waits for an event and answers the address that came with it. */
    String awaitEvent(String event, Duration limit) {
        return await(event + " in " + journal)
                .atMost(limit)
                .failFast("the client ended", () -> !process.isAlive())
                .until(() -> address(event), address -> !address.isEmpty());
    }

    /** Asks udhcpc to renew now. */
    void renew() {
        Finished.of(LIMIT, "kill", "-USR1", Long.toString(process.pid())).orFail();
    }

    @Override
    public void close() {
        process.destroy();
        await("the client's end").atMost(LIMIT).until(() -> !process.isAlive());
    }

    private String address(String event) {
        try {
            if (!Files.exists(journal)) {
                return "";
            }
            return Files.readAllLines(journal).stream()
                    .filter(line -> line.startsWith(event + " "))
                    .map(line -> line.split(" ")[1])
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LeaseClient start(LabNetwork network, Path journal, String... command) {
        try {
            network.run("host", LIMIT, "ip", "addr", "flush", "dev", "eth0").orFail();
            List<String> all = network.inside("host", command);
            Path log = network.results().resolve(command[0] + ".log");
            return new LeaseClient(
                    journal,
                    new ProcessBuilder(all)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path script(Path file, String text) {
        write(file, "#!/bin/sh\n" + text);
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException(file + " cannot be made executable");
        }
        return file;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
