package io.pxescope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The DHCP server that was there first: a real one, in namespace {@code dhcp}, at 10.77.0.5. */
final class OfficialServer implements AutoCloseable {

    static final String ADDRESS = "10.77.0.5";
    static final String KEA_URL = "http://" + ADDRESS + ":8000/";
    static final String KEA_USER = "pxescope";
    static final String KEA_PASSWORD = "the-lab's-kea-password";

    /** The products that Debian has. */
    enum Product {
        DNSMASQ("dnsmasq", "dnsmasq-dhcp"),
        ISC("isc", "Sending on"),
        KEA("kea", "DHCP4_STARTED");

        private final String ticket;
        private final String started;

        Product(String ticket, String started) {
            this.ticket = ticket;
            this.started = started;
        }

        /** Key of its instruction in a ticket. */
        String ticket() {
            return ticket;
        }
    }

    private final LabNetwork network;
    private final Path directory;
    private final List<Process> processes = new ArrayList<>();

    private OfficialServer(LabNetwork network, Path directory) {
        this.network = network;
        this.directory = directory;
    }

    /**
     * Starts a server that gives 10.77.0.200 to .220 to everybody.
     *
     * @param pasted what the ticket says, or empty
     */
    static OfficialServer start(LabNetwork network, Product product, String pasted) {
        try {
            OfficialServer server = new OfficialServer(network, Files.createTempDirectory("dhcp"));
            server.run(product, pasted);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Product product, String pasted) throws IOException {
        switch (product) {
            case DNSMASQ -> {
                Path file = write("dnsmasq.conf", """
                        port=0
                        bind-interfaces
                        interface=eth0
                        except-interface=lo
                        user=root
                        leasefile-ro
                        no-ping
                        log-dhcp
                        dhcp-range=10.77.0.200,10.77.0.220,255.255.255.0,10m
                        dhcp-range=10.78.0.200,10.78.0.220,255.255.255.0,10m
                        dhcp-boot=wrong.0
                        """ + pasted + "\n");
                serve(product, "dnsmasq", "-k", "--conf-file=" + file, "--log-facility=-", "--pid-file=");
            }
            case ISC -> {
                Path leases = write("dhcpd.leases", "");
                Path file = write("dhcpd.conf", """
                        authoritative;
                        subnet 10.77.0.0 netmask 255.255.255.0 { range 10.77.0.200 10.77.0.220; }
                        """ + pasted + "\n");
                serve(
                        product,
                        "dhcpd",
                        "-4",
                        "-f",
                        "-d",
                        "--no-pid",
                        "-cf",
                        file.toString(),
                        "-lf",
                        leases.toString(),
                        "eth0");
            }
            case KEA -> {
                Path file = write(
                        "kea.json", """
                        {"Dhcp4": {
                          "interfaces-config": {"interfaces": ["eth0"]},
                          "control-socket": {"socket-type": "unix", "socket-name": "%s"},
                          "lease-database": {"type": "memfile", "persist": false},
                          "valid-lifetime": 600,
                          %s
                          "subnet4": [{"id": 1, "subnet": "10.77.0.0/24", "pools": [{"pool": "10.77.0.200 - 10.77.0.220"}]}]
                        }}
                        """.formatted(directory.resolve("kea.sock"), pasted.isEmpty() ? "" : pasted + ","));
                serve(product, "kea-dhcp4", "-c", file.toString());
            }
        }
    }

    /** Kea's control agent beside it, asking for user and password. */
    OfficialServer withControlAgent() {
        Path file = write("agent.json", """
                {"Control-agent": {"http-host": "%s", "http-port": 8000,
                  "authentication": {"type": "basic", "realm": "kea", "clients": [{"user": "%s", "password": "%s"}]},
                  "control-sockets": {"dhcp4": {"socket-type": "unix", "socket-name": "%s"}}}}
                """.formatted(ADDRESS, KEA_USER, KEA_PASSWORD, directory.resolve("kea.sock")));
        await(launch("kea-ctrl-agent", "-c", file.toString()), "CTRL_AGENT_STARTED");
        return this;
    }

    private void serve(Product product, String... command) {
        await(launch(command), product.started);
    }

    private Path launch(String... command) {
        try {
            Path log = directory.resolve(command[0] + ".log");
            ProcessBuilder builder = new ProcessBuilder(network.inside("dhcp", command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("KEA_PIDFILE_DIR", directory.toString());
            builder.environment().put("KEA_LOCKFILE_DIR", directory.toString());
            processes.add(builder.start());
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Path log, String word) {
        Awaitility.await("\"" + word + "\" in " + log)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Files.readString(log).contains(word));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
