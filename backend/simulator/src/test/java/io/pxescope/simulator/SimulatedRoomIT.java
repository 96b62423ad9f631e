package io.pxescope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.simulator.SimulatedLoaders.SimulatedBuild;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One machine against a server that speaks the same wire and nothing else. */
class SimulatedRoomIT {

    private static final String ASKS = " [tsize=0, blksize=1408]";
    private static final String UUID_NAME = "pxelinux.cfg/44332211-6655-8847-99aa-bbccddeeff00";

    private final Queue<String> screen = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private @Nullable TinyPanel panel;
    private @Nullable SimulatedRoom room;

    @AfterEach
    void closeAll() throws IOException {
        if (room != null) {
            room.close();
        }
        if (panel != null) {
            panel.close();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void vendorRomBootsPxelinuxThroughModulesConfigurationAndKernelToThePhoneHome() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        panel.serveConfiguration("pxelinux.cfg/default");
        boot(NicModel.INTEL_X710);

        List<Journal.Entry> heard = panel.journal.until("GET", 1);

        assertThat(requests(heard))
                .containsExactly(
                        "b/token/pxelinux.0 [tsize=0] 2070",
                        "b/token/pxelinux.0 [blksize=1456] 2071",
                        "b/token/ldlinux.c32" + ASKS + " 49152",
                        "b/token/" + UUID_NAME + ASKS + " 49153",
                        "b/token/pxelinux.cfg/01-3c-fd-fe-00-00-01" + ASKS + " 49154",
                        "b/token/pxelinux.cfg/7F4D010A" + ASKS + " 49155",
                        "b/token/pxelinux.cfg/7F4D010" + ASKS + " 49156",
                        "b/token/pxelinux.cfg/7F4D01" + ASKS + " 49157",
                        "b/token/pxelinux.cfg/7F4D0" + ASKS + " 49158",
                        "b/token/pxelinux.cfg/7F4D" + ASKS + " 49159",
                        "b/token/pxelinux.cfg/7F4" + ASKS + " 49160",
                        "b/token/pxelinux.cfg/7F" + ASKS + " 49161",
                        "b/token/pxelinux.cfg/7" + ASKS + " 49162",
                        "b/token/pxelinux.cfg/default" + ASKS + " 49163",
                        "b/token/files/vmlinuz" + ASKS + " 49164",
                        "b/token/files/initrd.img" + ASKS + " 49165");
        assertThat(heard)
                .anyMatch(entry -> entry.what().equals("ERROR") && entry.text().equals("0 TFTP Aborted"));
        assertThat(heard).filteredOn(entry -> entry.text().equals("system")).hasSize(2);
        assertThat(heard.get(heard.size() - 1).text()).isEqualTo("GET /b/token/up HTTP/1.1 from 127.77.1.10");
    }

    @Test
    void lpxelinuxAsksForEveryFileFromTheSamePort() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.LPXELINUX_6_03);
        panel.serveConfiguration("pxelinux.cfg/01-b0-26-28-00-00-01");
        boot(NicModel.BROADCOM_BCM57414);

        List<Journal.Entry> heard = panel.journal.until("GET", 1);

        assertThat(requests(heard).subList(2, 7))
                .containsExactly(
                        "b/token/ldlinux.c32" + ASKS + " 49153",
                        "b/token/" + UUID_NAME + ASKS + " 49153",
                        "b/token/pxelinux.cfg/01-b0-26-28-00-00-01" + ASKS + " 49153",
                        "b/token/files/vmlinuz" + ASKS + " 49153",
                        "b/token/files/initrd.img" + ASKS + " 49153");
    }

    @Test
    void cardThatNeverWakesTheReceiverSendsNothingAfterTheLastAckOfLpxelinux() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.LPXELINUX_6_03);
        panel.serveConfiguration("pxelinux.cfg/default");
        boot(NicModel.CHELSIO_T520);

        // vendor ROMs send one DISCOVER that is answered: the second is that of the next boot
        List<Journal.Entry> heard = panel.journal.until("DISCOVER", 2);

        assertThat(heard.get(heard.size() - 2).what()).isEqualTo("LAST ACK");
        assertThat(requests(heard)).allMatch(asked -> asked.startsWith("b/token/lpxelinux.0 "));
        assertThat(screen).contains("PXELINUX 6.03 lwIP 2014-10-06", "Failed to load ldlinux.c32");
    }

    @Test
    void sameCardBootsWithTheLoaderThatUsesTheRomsUdp() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        panel.serveConfiguration("pxelinux.cfg/default");
        boot(NicModel.CHELSIO_T520);

        assertThat(panel.journal.until("GET", 1)).isNotEmpty();
    }

    @Test
    void missingCoreModuleIsAskedForBySixNamesAndEndsTheBoot() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        panel.files.remove(TinyPanel.PREFIX + "ldlinux.c32");
        boot(NicModel.INTEL_I350);

        List<String> asked = requests(panel.journal.until("DISCOVER", 2));

        assertThat(asked.subList(2, asked.size()))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "b/token/ldlinux.c32",
                        "b/token//boot/isolinux/ldlinux.c32",
                        "b/token//isolinux/ldlinux.c32",
                        "b/token//boot/syslinux/ldlinux.c32",
                        "b/token//syslinux/ldlinux.c32",
                        "b/token//ldlinux.c32");
        assertThat(screen).contains("Failed to load ldlinux.c32");
    }

    @Test
    void version4AsksForItsConfigurationFirst() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_4_07);
        panel.serveConfiguration(UUID_NAME);
        boot(NicModel.QLOGIC_CLOM8214);

        assertThat(requests(panel.journal.until("GET", 1)).get(2)).startsWith("b/token/" + UUID_NAME);
    }

    @Test
    void ipxeRomSaysSoAndFetchesWithoutAProbe() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        panel.serveConfiguration(UUID_NAME);
        boot(NicModel.MELLANOX_CONNECTX_5);

        List<String> asked = requests(panel.journal.until("GET", 1));

        assertThat(asked.get(0)).startsWith("b/token/pxelinux.0 [blksize=1432, tsize=0]");
        assertThat(asked.get(1)).startsWith("b/token/ldlinux.c32");
        DhcpMessage discover = heard(panel).get(0);
        assertThat(discover.options().text(OptionCode.USER_CLASS)).contains("iPXE");
        assertThat(discover.options().contains(OptionCode.IPXE_ENCAPSULATED)).isTrue();
        assertThat(discover.secs()).isEqualTo(4);
    }

    @Test
    void relayAgentFillsGiaddrCountsTheHopAndNamesTheSwitchPort() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        boot(NicModel.INTEL_X710);
        panel.journal.until("REQUEST", 1);

        DhcpMessage discover = heard(panel).get(0);

        assertThat(discover.giaddr()).hasToString("127.77.0.1");
        assertThat(discover.hops()).isEqualTo(1);
        assertThat(discover.options().relayAgentInformation().orElseThrow().circuitId())
                .contains(OctetString.ofText("r01/7"));
    }

    @Test
    void filesArriveWholeThroughLoss() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.LPXELINUX_6_03);
        panel.serveConfiguration(UUID_NAME);
        NicModel good = NicModel.INTEL_X710;
        boot(new NicModel(
                good.name(), good.oui(), good.firmware(), good.rom(), true, new LinkQuality(Long.MAX_VALUE, 20_000)));

        assertThat(panel.journal.until("GET", 1)).isNotEmpty();
        assertThat(screen).noneMatch(line -> line.contains("failed"));
    }

    @Test
    void machineThatFindsNoConfigurationStaysAtThePromptUntilPowerCycled() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        SimulatedRoom room = boot(NicModel.INTEL_X710);
        panel.journal.until(entry -> entry.text().startsWith("b/token/pxelinux.cfg/default"), 1);

        assertThat(room.powerCycle(MacAddress.parse("3c:fd:fe:00:00:01"))).isTrue();

        assertThat(panel.journal.until("DISCOVER", 2)).isNotEmpty();
        assertThat(room.powerCycle(MacAddress.parse("3c:fd:fe:00:00:02"))).isFalse();
    }

    @Test
    void manyMachinesBootAtOnceOnOneThread() throws IOException {
        TinyPanel panel = panel(SimulatedBuild.PXELINUX_6_03);
        panel.serveConfiguration("pxelinux.cfg/default");
        List<Machine> machines = Rack.filled(60, 3);
        room = SimulatedRoom.open(machines, panel.network(), new Pace(0.01), 3, console());

        for (int i = 0; i < machines.size(); i++) {
            String address = TinyPanel.addressOf(i).toString();
            panel.journal.until(
                    entry -> entry.what().equals("GET") && entry.text().endsWith(" from " + address), 1);
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("simulation"))
                .hasSize(1);
    }

    private TinyPanel panel(SimulatedBuild build) throws IOException {
        TinyPanel opened = new TinyPanel(build.loader());
        build.files().forEach((path, content) -> opened.files.put(TinyPanel.PREFIX + path, content));
        opened.files.put(TinyPanel.PREFIX + "files/vmlinuz", RawImage.kernel("6.1.0-test", 64 * 1024));
        opened.files.put(TinyPanel.PREFIX + "files/initrd.img", RawImage.initrd(1408 * 50));
        panel = opened;
        return opened;
    }

    private SimulatedRoom boot(NicModel nic) throws IOException {
        Machine machine = new Machine(
                "sim-r01-u07",
                "r01",
                "r01/7",
                new MacAddress(nic.oui() | 1),
                UUID.fromString("11223344-5566-4788-99aa-bbccddeeff00"),
                nic);
        TinyPanel server = Objects.requireNonNull(panel);
        SimulatedRoom opened = SimulatedRoom.open(List.of(machine), server.network(), new Pace(0), 7, console());
        room = opened;
        return opened;
    }

    private SimulatedConsole console() {
        return new SimulatedConsole() {
            @Override
            public void line(Machine of, String text) {
                screen.add(text);
            }

            @Override
            public void fault(Throwable fault) {
                faults.add(fault);
            }
        };
    }

    private static List<DhcpMessage> heard(TinyPanel panel) {
        synchronized (panel.heard) {
            return List.copyOf(panel.heard);
        }
    }

    private static List<String> requests(List<Journal.Entry> heard) {
        return heard.stream()
                .filter(entry -> entry.what().equals("RRQ"))
                .map(entry -> entry.text() + " " + entry.port())
                .toList();
    }
}
