package io.pxescope.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What was on the bridge's wire, recorded by tcpdump and read by tshark. */
final class Capture {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LabNetwork network;
    private final Path file;

    private Capture(LabNetwork network, Path file) {
        this.network = network;
        this.file = file;
    }

    static Capture start(LabNetwork network, String name) {
        Path file = network.results().resolve(name + ".pcap");
        network.lab(LIMIT, "cap", "start", file.toString());
        return new Capture(network, file);
    }

    Capture stop() {
        network.lab(LIMIT, "cap", "stop");
        return this;
    }

    /** The DHCP and TFTP packets that tshark could not make sense of, one line each. */
    List<String> malformedPackets() {
        // 0x800000 is what tshark's dissectors call an error (a wrong checksum is one), 0x600000 a warning; an orderly
        // TFTP ERROR is a warning to it.
        return frames("(dhcp || tftp || udp.port in {67, 68, 69, 4011}) && (_ws.malformed"
                + " || _ws.expert.severity >= 0x800000 || (_ws.expert.severity >= 0x600000 && !(tftp.opcode == 5)))");
    }

    /** The frames that match a display filter, one line each. */
    List<String> frames(String filter, String... more) {
        return tshark(Stream.concat(Stream.of("-Y", filter), Stream.of(more)));
    }

    /** The values of one field in the frames that match a display filter. */
    List<String> values(String filter, String field) {
        return tshark(Stream.of("-Y", filter, "-T", "fields", "-E", "occurrence=f", "-e", field));
    }

    private List<String> tshark(Stream<String> arguments) {
        Stream<String> all = Stream.of("tshark", "-n", "-2", "-r", file.toString(), "-o", "udp.check_checksum:TRUE");
        List<String> command = Stream.concat(all, arguments).toList();
        return Finished.of(LIMIT, command).orFail().output().lines().toList();
    }
}
