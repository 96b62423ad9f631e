package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxescope.listeners.ListenerStatus;
import io.pxescope.net.Ipv4Address;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.transfer.TransferOutcome;
import io.pxescope.transfer.TransferSummary;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door over loopback, by packets. Numbers in brackets name what the wire demands of a TFTP server. */
class TftpListenerIT {

    private TftpDoor door = TftpDoor.opened();
    private final List<RawClient> clients = new ArrayList<>();

    @BeforeEach
    void fresh() {
        door.ended.clear();
    }

    @AfterEach
    void close() {
        clients.forEach(RawClient::close);
        door.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 100_000})
    void servesEverySizeFromAPortOfItsOwn(int size) throws Exception {
        byte[] content = door.file("f", size);
        RawClient client = client();

        assertThat(client.request("f").readToEnd()).isEqualTo(content);

        assertThat(client.tid().getPort()).isNotEqualTo(door.port());
        TransferSummary summary = door.nextEnd();
        assertThat(summary.outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(summary.bytesAcknowledged()).isEqualTo(size);
        assertThat(summary.sha256()).isEqualTo(TftpDoor.sha256(content));
        assertThat(door.openSources).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,64", "512,4", "1428,16", "1468,64", "8192,4", "65464,2", "1468,65535"})
    void servesEveryBlockSizeAndWindow(String blksize, String window) throws Exception {
        byte[] content = door.file("f", blksize.equals("8") ? 30_000 : 700_000);

        assertThat(client().request("f", "blksize", blksize, "windowsize", window)
                        .readToEnd())
                .isEqualTo(content);

        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void rollsOverInsideWindows() throws Exception {
        byte[] content = door.file("f", 8 * 65536);

        assertThat(client().request("f", "blksize", "8", "windowsize", "16").readToEnd())
                .isEqualTo(content);
    }

    @Test
    void loadsAColdFileWithoutBlocking() throws Exception {
        byte[] content = door.file("cold/f", 5000);

        assertThat(client().request("cold/f").readToEnd()).isEqualTo(content);
    }

    @Test
    void answersOptionsInTheOrderAskedAndNoOthers() throws Exception {
        door.file("f", 5000);

        TftpPacket oack = client().request("f", "TSIZE", "0", "foo", "1", "blksize", "7", "timeout", "9")
                .receive();

        assertThat(oack).isEqualTo(new TftpPacket.Oack(RawClient.options("TSIZE", "5000", "timeout", "9")));
    }

    @Test
    void missIsOneErrorPacket() throws Exception {
        List<TftpPacket> answers = client().request("pxelinux.cfg/default").receiveAll(400);

        assertThat(answers).containsExactly(new TftpPacket.Error(1, "no such file for this machine"));
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.NOT_FOUND);
    }

    @Test
    void refusesToWriteAndSaysWhy() throws Exception {
        TftpPacket answer =
                client().toServer(new TftpPacket.Wrq("f", "octet", List.of())).receive();

        assertThat(answer).isEqualTo(new TftpPacket.Error(2, "this server only gives files out, it takes none in"));
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "", "binary", "octe"})
    void refusesUnknownModes(String mode) throws Exception {
        door.file("f", 10);

        assertThat(client().toServer(new TftpPacket.Rrq("f", mode, List.of())).receive())
                .isInstanceOf(TftpPacket.Error.class);
    }

    @Test
    void netasciiMarksLineEndsAcrossBlocks() throws Exception {
        String lines = "x".repeat(511) + "\ny\rz\n";
        door.files.put("f", lines.getBytes(StandardCharsets.US_ASCII));

        byte[] read = client().toServer(new TftpPacket.Rrq("f", "NetASCII", List.of()))
                .readToEnd();

        assertThat(new String(read, StandardCharsets.US_ASCII)).isEqualTo("x".repeat(511) + "\r\ny\r\0z\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/boot/f", "//boot//f", "\\boot\\f", "boot/./f", "boot/f\u00ff"})
    void everySpellingIsTheSameFile(String spelling) throws Exception {
        byte[] content = door.file("boot/f", 700);

        assertThat(client().request(spelling).readToEnd()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", ".", "../f", "a/../f", "..\\f", "dir/", "\u001b[31m", "a\r\nb", "${jndi:x}", "%s%n"})
    void hostileNamesGetOneError(String name) throws Exception {
        assertThat(client().request(name).receive()).isInstanceOf(TftpPacket.Error.class);
        assertThat(client().request("../f").receive()).isInstanceOf(TftpPacket.Error.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\1", "\0\1f", "\0\1f\0", "\0\1f\0octet", "\0\1f\0octet\0blksize\0", "\0\2"})
    void malformedRequestsGetErrorFourAndAreTold(String datagram) throws Exception {
        assertThat(((TftpPacket.Error) client().toServer(datagram).receive()).code())
                .isEqualTo(4);
        assertThat(door.malformed.take()).contains("offset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0\5\0\0x\0", "\0\4\0\0", "\0\3\0\1x", "\0\6tsize\0001\0", "\0\11", "garbage"})
    void whatIsNoRequestStaysUnanswered(String datagram) throws Exception {
        assertThat(client().toServer(datagram).receiveAll(150)).isEmpty();
    }

    @Test
    void longNamesAreRefusedOrMissed() throws Exception {
        for (int length : new int[] {500, 1100, 8000, 60_000}) {
            assertThat(client().request("x".repeat(length)).receive()).isInstanceOf(TftpPacket.Error.class);
        }
    }

    @Test
    void forgedRequestCostsThreePacketsAtMost() throws Exception {
        door.file("f", 100_000);

        assertThat(client().request("f").receiveAll(2500)).hasSize(3);
        assertThat(client().request("f", "windowsize", "64").receiveAll(2500))
                .hasSize(3)
                .allMatch(TftpPacket.Oack.class::isInstance);
    }

    @Test
    void oackIsSentAgainWhenAckZeroIsLost() throws Exception {
        byte[] content = door.file("f", 3000);
        RawClient client = client().request("f", "tsize", "0");

        TftpPacket first = client.receive();
        assertThat(client.receive()).isEqualTo(first);
        assertThat(client.ack(0).readToEnd()).isEqualTo(content);
    }

    @Test
    void lostDataIsSentAgainUnchanged() throws Exception {
        door.file("f", 3000);
        RawClient client = client().request("f");
        client.receive();
        client.ack(1);

        TftpPacket second = client.receive();
        assertThat(client.receive()).isEqualTo(second);
    }

    @Test
    void repeatedStaleAndFutureAcksDoNotMultiplyData() throws Exception {
        byte[] content = door.file("f", 512 * 40);
        RawClient client = client().request("f");
        int received = 0;
        for (int block = 1; block <= 41; block++) {
            TftpPacket.Data data = (TftpPacket.Data) client.receive();
            received++;
            assertThat(data.block()).isEqualTo(block);
            client.ack(block).ack(block).ack(block - 1).ack(block + 30);
        }
        assertThat(received).isEqualTo(content.length / 512 + 1);
        assertThat(client.receiveAll(200)).isEmpty();
    }

    @Test
    void strangersToATransferGetErrorFiveAndCannotHurtIt() throws Exception {
        byte[] content = door.file("f", 3000);
        RawClient client = client().request("f");
        client.receive();
        RawClient stranger = client();

        stranger.raw(new byte[] {0, 4, 0, 1}, client.tid());
        assertThat(((TftpPacket.Error) stranger.receive()).code()).isEqualTo(5);
        stranger.raw(new byte[] {0, 5, 0, 0, 'x', 0}, client.tid());
        assertThat(stranger.receiveAll(100)).isEmpty();

        client.toServer(new TftpPacket.Rrq("f", "octet", List.of()));
        assertThat(client.readToEnd()).isEqualTo(content);
    }

    @Test
    void errorEndsATransferAtOnce() throws Exception {
        door.file("f", 100_000);
        RawClient client = client().request("f", "blksize", "1408");
        client.receive();
        client.ack(0).receive();

        client.send(new TftpPacket.Error(0, "No error, file close"));

        TransferSummary summary = door.nextEnd();
        assertThat(summary.outcome()).isEqualTo(TransferOutcome.ABORTED_BY_CLIENT);
        assertThat(summary.text()).isEqualTo("No error, file close");
        assertThat(client.receiveAll(150)).isEmpty();
    }

    @Test
    void sizeProbeThenReadFromTheNextPort() throws Exception {
        byte[] content = door.file("f", 5000);
        RawClient probe = client().request("f", "tsize", "0", "blksize", "1468", "windowsize", "4");
        probe.receive();
        probe.send(new TftpPacket.Error(8, "User aborted the transfer"));

        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.SIZE_PROBE);
        assertThat(client().request("f", "blksize", "1468", "windowsize", "4").readToEnd())
                .isEqualTo(content);
    }

    @Test
    void lossInAWindowResumesRightBehindTheLastGoodBlock() throws Exception {
        door.file("f", 100_000);
        RawClient client = client().request("f", "windowsize", "8");
        client.receive();
        client.ack(0);
        for (int i = 1; i <= 8; i++) {
            assertThat(((TftpPacket.Data) client.receive()).block()).isEqualTo(i);
        }
        client.ack(3);

        assertThat(((TftpPacket.Data) client.receive()).block()).isEqualTo(4);
    }

    @Test
    void repeatedRequestDoesNotGiveTwoStreams() throws Exception {
        byte[] content = door.file("f", 3000);
        RawClient client = client().request("f").request("f");

        assertThat(client.receive()).isEqualTo(client.receive());
        client.ack(1);
        assertThat(((TftpPacket.Data) client.receive()).block()).isEqualTo(2);
        assertThat(client.ack(2).readFrom(3)).hasSize(content.length - 1024);
        assertThat(door.repeated).hasValue(1);
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(door.ended).isEmpty();
    }

    @Test
    void onePortForEveryFileGetsATidForEach() throws Exception {
        byte[] first = door.file("ldlinux.c32", 3000);
        byte[] second = door.file("vmlinuz", 9000);
        RawClient lpxelinux = client();

        assertThat(lpxelinux
                        .request("ldlinux.c32", "tsize", "0", "blksize", "1408")
                        .readToEnd())
                .isEqualTo(first);
        int tid = lpxelinux.tid().getPort();
        lpxelinux.ack(2);
        assertThat(lpxelinux.request("vmlinuz", "tsize", "0", "blksize", "1408").readToEnd())
                .isEqualTo(second);
        assertThat(lpxelinux.tid().getPort()).isNotEqualTo(tid);
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void lateAckOfAFinishedTransferIsOldNotWrong() throws Exception {
        door.file("f", 100);
        RawClient client = client().request("f");
        client.receive();
        client.ack(1).ack(1);

        assertThat(client.receiveAll(150)).isEmpty();
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
    }

    @Test
    void abandonedRequestsDoNotStarveOthers() throws Exception {
        byte[] content = door.file("f", 20_000);
        for (int i = 0; i < 2000; i++) {
            try (RawClient abandoned = new RawClient(door.port())) {
                abandoned.request("f", "blksize", "512");
            }
        }

        assertThat(client().request("f").readToEnd()).isEqualTo(content);
    }

    @Test
    void abandonedRequestsGiveWayWhenThereIsNoRoom() throws Exception {
        door.close();
        TftpSettings all = TftpSettings.of(Ipv4Address.LOOPBACK, 0, null);
        door = new TftpDoor(
                new TftpSettings(all.address(), 0, null, 1, 2, 3, 3, 1 << 20, all.limits(), all.retransmission()));
        door.open();
        byte[] content = door.file("f", 2000);
        for (int i = 0; i < 4; i++) {
            client().request("f").receive();
        }

        assertThat(door.nextEnd().text()).contains("gave way");
        assertThat(client().request("f").readToEnd()).isEqualTo(content);
    }

    @Test
    void serves64TransfersAtOnce() throws Exception {
        byte[] content = door.file("f", 300_000);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<byte[]>> reads = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                RawClient client = client();
                String window = Integer.toString(1 + i % 8);
                reads.add(() -> client.request("f", "blksize", "1428", "windowsize", window)
                        .readToEnd());
            }
            for (Future<byte[]> read : threads.invokeAll(reads)) {
                assertThat(read.get()).isEqualTo(content);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noLoopWithServersBehindForgedPorts() throws Exception {
        door.file("f", 2000);
        int tried = 0;
        for (int port : new int[] {7, 19, 67, 69}) {
            DatagramSocket reflector;
            try {
                reflector = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
            } catch (SocketException taken) {
                continue;
            }
            tried++;
            RawClient client = new RawClient(reflector, "127.0.0.1", door.port());
            clients.add(client);
            assertThat(client.request("f").receiveAll(100)).isEmpty();
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(tried > 0, "ports below 1024 cannot be bound here");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void answersFromTheAddressAsked() throws Exception {
        door.close();
        door = new TftpDoor(TftpSettings.of(Ipv4Address.ANY, 0, null));
        door.open();
        byte[] content = door.file("f", 3000);
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        RawClient client = new RawClient(socket, "127.0.0.9", door.port());
        clients.add(client);

        assertThat(client.request("f").readToEnd()).isEqualTo(content);
        assertThat(client.tid().getAddress().getHostAddress()).isEqualTo("127.0.0.9");
    }

    @Test
    void servesWithoutEpollToo() throws Exception {
        door.close();
        door = new TftpDoor(TftpSettings.of(Ipv4Address.LOOPBACK, 0, null));
        assertThat(door.listener.start(new Transport(false, null))).isInstanceOf(ListenerStatus.Up.class);
        byte[] content = door.file("f", 500_000);

        assertThat(client().request("f", "blksize", "1428", "windowsize", "16").readToEnd())
                .isEqualTo(content);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void servesFromSeveralLoops() throws Exception {
        door.close();
        TftpSettings one = TftpSettings.of(Ipv4Address.LOOPBACK, 0, null);
        door = new TftpDoor(
                new TftpSettings(one.address(), 0, null, 3, 2, 100, 100, 1 << 20, one.limits(), one.retransmission()));
        door.open();
        byte[] content = door.file("f", 50_000);
        for (int i = 0; i < 20; i++) {
            assertThat(client().request("f", "windowsize", "8").readToEnd()).isEqualTo(content);
        }
    }

    @Test
    void copiesFilesTooLargeToKeep() throws Exception {
        door.close();
        TftpSettings all = TftpSettings.of(Ipv4Address.LOOPBACK, 0, null);
        door = new TftpDoor(
                new TftpSettings(all.address(), 0, null, 1, 2, 9, 9, 1 << 16, all.limits(), all.retransmission()));
        door.open();
        byte[] content = door.file("f", 400_000);

        assertThat(client().request("f", "blksize", "1468", "windowsize", "32").readToEnd())
                .isEqualTo(content);
    }

    @Test
    void portInUseIsToldWithItsRemedyAndCanBeTriedAgain() {
        TftpDoor second = new TftpDoor(TftpSettings.of(Ipv4Address.LOOPBACK, door.port(), null));
        assertThat(((ListenerStatus.Down) second.listener.start()).reason()).contains("taken by another program");

        door.close();
        assertThat(door.listener.status()).isInstanceOf(ListenerStatus.Down.class);
        assertThat(second.listener.start()).isInstanceOf(ListenerStatus.Up.class);
        second.close();
    }

    @Test
    void closingEndsTransfersWithAnError() throws Exception {
        door.file("f", 100_000);
        RawClient client = client().request("f");
        client.receive();
        door.close();

        assertThat(client.receiveAll(200)).contains(new TftpPacket.Error(0, "the server is being stopped"));
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.FAILED);
        assertThatThrownBy(() -> door.listener.bound().orElseThrow()).isInstanceOf(RuntimeException.class);
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(door.port());
        clients.add(client);
        return client;
    }
}
