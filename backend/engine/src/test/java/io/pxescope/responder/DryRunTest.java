package io.pxescope.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootFiles.Found;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.Build;
import io.pxescope.policy.FileToCome;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Fleet;
import io.pxescope.policy.Loader;
import io.pxescope.policy.LoaderKind;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.policy.StoredFile;
import io.pxescope.pxe.PxeClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DryRunTest {
    private static final StoredFile FILE = new StoredFile("cd".repeat(32), 4711);
    private static final BootAnswers.Urls URLS = (server, path) -> "http://" + server + ":8069/" + path;
    private static final Profile LINUX = new Profile(
            7, "linux", new Profile.NamedFile("vmlinuz", FILE), new Profile.NamedFile("initrd.gz", FILE), null);

    private final DryRun dryRun = new DryRun(DhcpPorts.STANDARD);

    private static BootSnapshot fleet(LoaderKind kind, String loader, String... files) {
        Map<String, StoredFile> stored = new HashMap<>();
        stored.put(loader, FILE);
        for (String file : files) {
            stored.put(file, FILE);
        }
        Map<Firmware, Loader> loaders = new HashMap<>();
        for (Firmware firmware : Firmware.values()) {
            loaders.put(firmware, new Loader(loader, kind));
        }
        BootSnapshot base = ResponderScene.snapshot(Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN);
        return new BootSnapshot(
                42,
                base.networks(),
                base.hosts(),
                new Fleet(1L, 1L, 7L),
                Map.of(1L, new Build(1, "the-build", "family", "flavour", "6.04", loaders, stored)),
                Map.of(7L, LINUX));
    }

    private DryRun.Result run(BootSnapshot snapshot, MacAddress mac, ExampleClient client) {
        return dryRun.of(DhcpCodec.encode(client.discover(mac)), scene(snapshot));
    }

    private static DryRun.Scene scene(BootSnapshot snapshot) {
        return new DryRun.Scene(
                ResponderScene.ON_LINK,
                snapshot,
                ResponderScene.NOW,
                URLS,
                (host, mac, pciId) -> null,
                new ExampleLeases(null));
    }

    private static List<String> asked(DryRun.Result result) {
        return result.files().stream()
                .filter(FileToCome::asked)
                .map(file -> file.name()
                        + (file.found() instanceof Found.Missing missing ? missing.expected() ? " (-)" : " (!)" : ""))
                .toList();
    }

    @Test
    void tellsRulesReplyRouteAndFilesOfPxelinux() {
        DryRun.Result result = run(
                fleet(LoaderKind.PXELINUX, "bios/pxelinux.0", "bios/ldlinux.c32"),
                ResponderScene.WEB_01,
                ExampleClient.BIOS);

        assertThat(result.found()).contains("link (10.0.0.0/24)").contains("eth1");
        assertThat(result.decision()).isInstanceOf(BootDecision.Serve.class);
        assertThat(result.reply()).isNotNull();
        assertThat(result.reply().messageType()).contains(DhcpMessageType.OFFER);
        assertThat(result.reply().yiaddr()).isEqualTo(ResponderScene.RESERVED);
        assertThat(result.reply().file()).isEqualTo("b/" + BootTokens.EXAMPLE + "/bios/pxelinux.0");
        assertThat(result.delivery()).isNotNull();
        assertThat(result.delivery().to()).hasToString("255.255.255.255:68");
        assertThat(asked(result))
                .containsExactly(
                        "bios/pxelinux.0",
                        "bios/ldlinux.c32",
                        "bios/pxelinux.cfg/01-52-54-00-00-00-01",
                        "bios/profile/vmlinuz",
                        "bios/profile/initrd.gz");
        assertThat(result.files().stream().filter(file -> !file.asked()).map(FileToCome::name))
                .contains("bios/pxelinux.cfg/0A000014", "bios/pxelinux.cfg/default");
    }

    @Test
    void namesTheCoreModuleThatIsMissing() {
        DryRun.Result result =
                run(fleet(LoaderKind.SYSLINUX_EFI, "syslinux.efi"), ResponderScene.WEB_01, ExampleClient.EFI64);
        assertThat(asked(result)).startsWith("syslinux.efi", "ldlinux.e64 (!)");
    }

    @Test
    void followsShimAndGrub() {
        DryRun.Result result = run(
                fleet(LoaderKind.SHIM, "shimx64.efi", "grubnetx64.efi.signed"),
                ResponderScene.WEB_01,
                ExampleClient.EFI64);
        assertThat(asked(result))
                .containsExactly(
                        "shimx64.efi",
                        "revocations_sku.efi (-)",
                        "revocations_sbat.efi (-)",
                        "shim_certificate_0.efi (-)",
                        "grubx64.efi",
                        "grub/x86_64-efi/command.lst (-)",
                        "grub/x86_64-efi/fs.lst (-)",
                        "grub/x86_64-efi/crypto.lst (-)",
                        "grub/x86_64-efi/terminal.lst (-)",
                        "grub/grub.cfg-01-52-54-00-00-00-01",
                        "grub/grub.cfg",
                        "profile/vmlinuz",
                        "profile/initrd.gz");
    }

    @Test
    void chainLoadsIpxeOnceAndGivesItAScript() {
        BootSnapshot snapshot = fleet(LoaderKind.IPXE, "undionly.kpxe");
        assertThat(asked(run(snapshot, ResponderScene.WEB_01, ExampleClient.BIOS)))
                .containsExactly(
                        "undionly.kpxe", "DHCP once more", "boot.ipxe", "profile/vmlinuz", "profile/initrd.gz");
        DryRun.Result again = run(snapshot, ResponderScene.WEB_01, ExampleClient.IPXE);
        assertThat(asked(again)).containsExactly("boot.ipxe", "profile/vmlinuz", "profile/initrd.gz");
        assertThat(again.reply()).isNotNull();
        assertThat(again.reply().file()).startsWith("http://10.0.0.1:8069/b/").endsWith("/boot.ipxe");
    }

    @Test
    void tellsTheSilenceAndItsRules() {
        BootSnapshot snapshot = fleet(LoaderKind.PXELINUX, "pxelinux.0");
        DryRun.Result disabled = run(snapshot, ResponderScene.DISABLED, ExampleClient.BIOS);
        assertThat(ResponderScene.reasonOf(disabled.outcome())).isEqualTo(DropReason.HOST_DISABLED);
        assertThat(disabled.decision()).isInstanceOf(BootDecision.Ignore.class);
        assertThat(disabled.reply()).isNull();
        assertThat(disabled.files()).isEmpty();
        DryRun.Result stranger = run(snapshot, ResponderScene.STRANGER, ExampleClient.BIOS);
        assertThat(ResponderScene.reasonOf(stranger.outcome())).isEqualTo(DropReason.UNKNOWN_MACHINE);
    }

    @Test
    void saysAtWhichOctetAMessageIsTorn() {
        byte[] whole = DhcpCodec.encode(ExampleClient.BIOS.discover(ResponderScene.WEB_01));
        byte[] torn = java.util.Arrays.copyOf(whole, 100);
        DryRun.Result result = dryRun.of(torn, scene(BootSnapshot.EMPTY));
        assertThat(ResponderScene.reasonOf(result.outcome())).isEqualTo(DropReason.MALFORMED);
        assertThat(((DhcpOutcome.Silence) result.outcome()).because()).contains("offset");
    }

    @Test
    void anOperatingSystemGetsAnAddressAndNoFile() {
        DhcpMessage system = DhcpMessage.request(DhcpMessageType.DISCOVER, ResponderScene.WEB_01, 1)
                .build();
        DryRun.Result result = dryRun.of(system, scene(fleet(LoaderKind.PXELINUX, "pxelinux.0")));
        assertThat(result.decision()).isNull();
        assertThat(result.reply()).isNotNull();
        assertThat(result.reply().file()).isEmpty();
        assertThat(result.files()).isEmpty();
    }

    @Test
    void theExampleTokenIsAsLongAsATokenAndNone() {
        assertThat(BootTokens.EXAMPLE).hasSize(51);
        assertThat(new BootTokens(new byte[32]).read(BootTokens.EXAMPLE, Instant.EPOCH))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(ExampleClient.class)
    void everyExampleClientIsReadAsWhatItIs(ExampleClient client) {
        DhcpMessage message = DhcpCodec.decode(DhcpCodec.encode(client.discover(ResponderScene.WEB_01)))
                .asMessage()
                .orElseThrow();
        PxeClient read = PxeClient.of(message);
        assertThat(read.isNetboot()).isTrue();
        assertThat(read.isIpxe()).isEqualTo(client.key().startsWith("ipxe"));
        assertThat(read.isHttpClient()).isEqualTo(client.key().endsWith("-http"));
        assertThat(read.arch()).isPresent();
        assertThat(read.arch().get().isHttp()).isEqualTo(client.key().endsWith("-http"));
        assertThat(NetbootClient.of(read)).isPresent();
        assertThat(message.options().get(OptionCode.VENDOR_CLASS_IDENTIFIER))
                .map(OctetString::length)
                .hasValueSatisfying(length -> assertThat(length).isGreaterThan(30));
        assertThat(ExampleClient.of(client.key())).contains(client);
    }
}
