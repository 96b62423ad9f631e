package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.listeners.TransferManner;
import io.pxescope.net.Ipv4Address;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.tftp.TransferLimits;
import io.pxescope.transfer.TransferOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that are treated differently, over loopback, by packets. */
class TransferMannerIT {
    private static final TransferLimits ANY = TransferManner.USUAL.limits();

    private final TftpDoor door = TftpDoor.opened();
    private final RawClient client;

    TransferMannerIT() throws IOException {
        client = new RawClient(door.port());
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
    }

    private void treatedWith(TransferLimits limits, boolean singlePort) {
        door.manner = new TransferManner(limits, singlePort);
    }

    @Test
    void aBlockSizeIsLoweredToTheCap() throws Exception {
        byte[] content = door.file("f", 5000);
        treatedWith(new TransferLimits(1024, 64), false);

        assertThat(client.request("f", "tsize", "0", "blksize", "1468").receive())
                .isEqualTo(new TftpPacket.Oack(RawClient.options("tsize", "5000", "blksize", "1024")));
        try (RawClient other = new RawClient(door.port())) {
            assertThat(other.request("f", "blksize", "1468").readToEnd()).isEqualTo(content);
        }
        assertThat(door.nextEnd().blksize()).isEqualTo(1024);
    }

    @Test
    void withoutOackTheAnswerIsTheFirstBlockOf512Octets() throws Exception {
        byte[] content = door.file("f", 1300);
        treatedWith(new TransferLimits(65464, 64, false), false);

        TftpPacket first = client.request("f", "tsize", "0", "blksize", "1432", "windowsize", "4")
                .receive();
        assertThat(first).isInstanceOfSatisfying(TftpPacket.Data.class, data -> {
            assertThat(data.block()).isEqualTo(1);
            assertThat(data.payload().remaining()).isEqualTo(512);
        });
        client.ack(1);
        assertThat(client.readFrom(2)).isEqualTo(Arrays.copyOfRange(content, 512, 1300));
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void aWindowIsPassedOverOrLowered() throws Exception {
        door.file("f", 5000);
        treatedWith(new TransferLimits(65464, 0), false);
        assertThat(client.request("f", "blksize", "1468", "windowsize", "4").receive())
                .isEqualTo(new TftpPacket.Oack(RawClient.options("blksize", "1468")));

        treatedWith(new TransferLimits(65464, 2), false);
        try (RawClient other = new RawClient(door.port())) {
            assertThat(other.request("f", "blksize", "1468", "windowsize", "4").receive())
                    .isEqualTo(new TftpPacket.Oack(RawClient.options("blksize", "1468", "windowsize", "2")));
            other.ack(0);
            List<TftpPacket> window = other.receiveAll(400);
            assertThat(window.stream()
                            .map(packet -> ((TftpPacket.Data) packet).block())
                            .distinct())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void aNarrowerLimitOfTheDoorStays() {
        assertThat(ANY.within(TransferLimits.DEFAULT)).isEqualTo(TransferLimits.DEFAULT);
        assertThat(new TransferLimits(1024, 128, false).within(TransferLimits.DEFAULT))
                .isEqualTo(new TransferLimits(1024, 64, false));
    }

    @Test
    void onASinglePortEverythingLeavesFromThePortAskedAndAcksAreTakenThere() throws Exception {
        byte[] content = door.file("f", 40_000);
        byte[] cold = door.file("cold/f", 3000);
        treatedWith(ANY, true);

        assertThat(client.request("f", "blksize", "1024").readToEnd()).isEqualTo(content);
        assertThat(client.tid().getPort()).isEqualTo(door.port());
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);

        assertThat(client.request("cold/f").readToEnd())
                .as("again from the same port of the client")
                .isEqualTo(cold);
        assertThat(client.tid().getPort()).isEqualTo(door.port());

        assertThat(client.request("absent").receive()).isInstanceOf(TftpPacket.Error.class);
        assertThat(client.tid().getPort()).isEqualTo(door.port());
        assertThat(door.malformed).isEmpty();
        assertThat(door.openSources).hasValue(0);
    }

    @Test
    void onASinglePortSeveralClientsAreToldApart() throws Exception {
        byte[] content = door.file("f", 20_000);
        treatedWith(ANY, true);
        try (RawClient other = new RawClient(door.port())) {
            client.request("f", "blksize", "512").receive();
            assertThat(other.request("f", "blksize", "1024").readToEnd()).isEqualTo(content);
            client.ack(0);
            assertThat(client.readFrom(1)).isEqualTo(content);
        }
    }

    @Test
    void anErrorOfTheClientEndsATransferOnThePortAsked() throws Exception {
        door.file("f", 20_000);
        treatedWith(ANY, true);

        client.request("f", "tsize", "0", "blksize", "1468").receive();
        client.send(new TftpPacket.Error(8, "User aborted the transfer"));

        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.SIZE_PROBE);
    }

    @Test
    void aDoorOnAllAddressesAnswersFromAPortOfItsOwnAllTheSame() throws Exception {
        TftpDoor all = new TftpDoor(TftpSettings.of(Ipv4Address.ANY, 0, null));
        all.open();
        try (all;
                RawClient any = new RawClient(all.port())) {
            byte[] content = all.file("f", 2000);
            all.manner = new TransferManner(ANY, true);
            assertThat(any.server.getAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
            assertThat(any.request("f").readToEnd()).isEqualTo(content);
            assertThat(any.tid().getPort()).isNotEqualTo(all.port());
        }
    }
}
