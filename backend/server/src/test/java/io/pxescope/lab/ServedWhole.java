package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a boot's trace says the machine received whole: names in order, bytes and hashes. */
final class ServedWhole {

    private final List<JsonNode> transfers;

    private ServedWhole(List<JsonNode> transfers) {
        this.transfers = transfers;
    }

    /** The transfers of a boot that ended with the whole file acknowledged. */
    static ServedWhole of(JsonNode boot) {
        return new ServedWhole(StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("sha256").isString())
                .filter(transfer -> transfer.path("size").asLong(-1)
                        == transfer.path("acknowledged").asLong(-2))
                .toList());
    }

    /** The last components of their names, in order. */
    List<String> names() {
        return transfers.stream().map(ServedWhole::name).toList();
    }

    /** Asserts that this file went over, with these bytes, by this protocol. */
    void holds(String protocol, String name, Path file) {
        JsonNode transfer = transfers.stream()
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + transfers));
        assertThat(transfer.path("protocol").asString()).as(name).isEqualTo(protocol);
        try {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(transfer.path("acknowledged").asLong()).as(name).isEqualTo(bytes.length);
            assertThat(transfer.path("sha256").asString())
                    .as(name)
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(JsonNode transfer) {
        String file = transfer.path("file").asString();
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
