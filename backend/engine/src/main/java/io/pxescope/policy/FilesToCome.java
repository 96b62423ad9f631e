package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.BootDecision.Serve;
import io.pxescope.policy.BootFiles.Found;
import io.pxescope.policy.BootFiles.Machine;
import io.pxescope.pxe.ConfigName;
import io.pxescope.pxe.MachineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a boot asks for after its OFFER, in the order in which its loader was measured to ask (PXELINUX 3.86 to
 * 6.04, Syslinux EFI 6.04, shim 16.1, GRUB 2.06, iPXE), each with what {@link BootFiles} has under it.
 */
public final class FilesToCome {
    private static final Pattern MAJOR = Pattern.compile("(\\d+)\\.");

    /** From this version on PXELINUX keeps its core in a module that it fetches first. */
    private static final int FIRST_WITH_CORE_MODULE = 5;

    private final Serve serve;
    private final BootClient client;
    private final Machine machine;
    private final Optional<MachineId> machineId;
    private final List<FileToCome> files = new ArrayList<>();

    private FilesToCome(Serve serve, BootClient client, Machine machine, Optional<MachineId> machineId) {
        this.serve = serve;
        this.client = client;
        this.machine = machine;
        this.machineId = machineId;
    }

    /** @param machineId option 97, where it was sent: PXELINUX makes a name of it */
    public static List<FileToCome> of(Serve serve, BootClient client, Machine machine, Optional<MachineId> machineId) {
        FilesToCome files = new FilesToCome(serve, client, machine, machineId);
        files.collect();
        return List.copyOf(files.files);
    }

    private void collect() {
        BootNames names = BootNames.of(serve, client, machine.mac());
        Loader loader = serve.loader();
        String rom = client.ipxe() ? "iPXE" : client.firmware() == Firmware.BIOS ? "ROM" : "firmware";
        ask(names.file(), rom, names.http() ? "by HTTP" : "");
        switch (loader.kind()) {
            case PXELINUX, LPXELINUX, SYSLINUX_EFI -> syslinux(names, loader.kind());
            case SHIM -> shim();
            case GRUB -> grub("GRUB");
            case IPXE -> ipxe();
            case OTHER -> {
                if (names.configFile() != null) {
                    ask(names.home() + names.configFile(), "loader", "if it reads option 209");
                }
            }
        }
    }

    private void syslinux(BootNames names, LoaderKind kind) {
        String asker = kind == LoaderKind.SYSLINUX_EFI
                ? "syslinux.efi"
                : kind == LoaderKind.LPXELINUX ? "lpxelinux" : "PXELINUX";
        String module = kind != LoaderKind.SYSLINUX_EFI
                ? "ldlinux.c32"
                : client.firmware() == Firmware.EFI32 ? "ldlinux.e32" : "ldlinux.e64";
        if (kind == LoaderKind.SYSLINUX_EFI || needsCoreModule()) {
            ask(names.home() + module, asker, "its core module");
        }
        boolean have = ask(names.home() + ConfigName.of(machine.mac()).path(), asker, "named in option 209");
        Ipv4Address address = machine.address() instanceof Ipv4Address v4 ? v4 : Ipv4Address.ANY;
        for (ConfigName name : ConfigName.searchOrder(machineId, machine.mac(), address)) {
            boolean known = name.kind() != ConfigName.Kind.IP_ADDRESS || address.isUnicast();
            if (known) {
                add(names.home() + name.path(), asker, !have, have ? "only if the one before were missing" : "");
            }
        }
        if (have) {
            kernel(names.home() + BootFiles.PROFILE, asker);
        }
    }

    private boolean needsCoreModule() {
        Matcher major = MAJOR.matcher(serve.build().version());
        return !major.lookingAt() || Integer.parseInt(major.group(1)) >= FIRST_WITH_CORE_MODULE;
    }

    private void shim() {
        String home = serve.loader().home();
        for (String name : List.of("revocations_sku.efi", "revocations_sbat.efi", "shim_certificate_0.efi")) {
            ask(home + name, "shim", "");
        }
        String suffix = switch (client.firmware()) {
            case EFI32 -> "ia32";
            case ARM32 -> "arm";
            case ARM64 -> "aa64";
            case RISCV64 -> "riscv64";
            case LOONGARCH64 -> "loongarch64";
            default -> "x64";
        };
        if (ask(home + "grub" + suffix + ".efi", "shim", "its second stage")) {
            grub("GRUB");
        }
    }

    /** As Debian's signed image asks; builds with a network search ask by address first and take the same text. */
    private void grub(String asker) {
        String platform = switch (client.firmware()) {
            case BIOS -> "i386-pc";
            case EFI32 -> "i386-efi";
            case ARM32 -> "arm-efi";
            case ARM64 -> "arm64-efi";
            case RISCV64 -> "riscv64-efi";
            case LOONGARCH64 -> "loongarch64-efi";
            case EFI64 -> "x86_64-efi";
        };
        for (String list : List.of("command", "fs", "crypto", "terminal")) {
            ask("grub/" + platform + "/" + list + ".lst", asker, "");
        }
        add("grub/grub.cfg-01-" + machine.mac().toDashed(), asker, true, "by builds that search for it");
        if (ask("grub/grub.cfg", asker, "")) {
            kernel(BootFiles.PROFILE, asker);
        }
    }

    private void ipxe() {
        if (!client.ipxe()) {
            if (client.firmware() != Firmware.BIOS) {
                ask(
                        serve.loader().home() + "autoexec.ipxe",
                        "iPXE",
                        "by EFI builds since 2024; run in place of what follows next");
            }
            files.add(new FileToCome(
                    "DHCP once more", "iPXE", null, true, "as iPXE, and is given " + BootFiles.IPXE_SCRIPT));
            ask(BootFiles.IPXE_SCRIPT, "iPXE", client.wantsUrl() ? "by HTTP" : "");
        }
        if (serve.profile() != null) {
            kernel(BootFiles.PROFILE, "iPXE");
        }
    }

    private void kernel(String directory, String asker) {
        Profile profile = serve.profile();
        if (profile == null) {
            return;
        }
        if (profile.kernel() == null) {
            files.add(new FileToCome("its own disk", asker, null, true, "the profile boots locally"));
            return;
        }
        FilesOver over = FilesOver.of(profile, serve.build(), serve.loader());
        String below = over.http() ? BootFiles.PROFILE : directory;
        String note = over.because().isEmpty() ? "" : ", " + over.because();
        ask(below + profile.kernel().name(), asker, "the kernel" + note);
        if (profile.initrd() != null) {
            ask(below + profile.initrd().name(), asker, "the initrd");
        }
    }

    /** Whether there is something under the name. */
    private boolean ask(String name, String asker, String note) {
        return !(add(name, asker, true, note) instanceof Found.Missing);
    }

    private @Nullable Found add(String name, String asker, boolean asked, String note) {
        Found found = BootFiles.find(serve.build(), serve.profile(), machine, name);
        files.add(new FileToCome(name, asker, found, asked, note));
        return found;
    }
}
