package io.pxescope.policy;

import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes a name stands for within one boot: a file of its profile below {@code profile/}, a configuration rendered
 * for its machine, or a file of its build.
 *
 * <p>Loaders ask below directories of their own choice: the one their own file lies in, or one that was fixed when they
 * were made ({@code /grub/}, {@code EFI\BOOT\}).
 */
public final class BootFiles {
    /** Kernel and initrd are asked for below this. */
    public static final String PROFILE = "profile/";

    /** What an iPXE is told to run. */
    public static final String IPXE_SCRIPT = "boot.ipxe";

    /** What EFI builds of iPXE since March 2024 look for beside themselves before they ask DHCP again (measured). */
    private static final String IPXE_AUTOEXEC = "autoexec.ipxe";

    private static final String PXELINUX_CONFIG = "pxelinux.cfg/";
    private static final String GRUB_CONFIG = "grub.cfg";

    /** What shim and GRUB ask for in passing and do well without (measured with shim 16.1 and GRUB 2.06). */
    private static final Pattern IN_PASSING = Pattern.compile(
            "revocations(_[a-z]+)?\\.efi|shim_certificate(_\\d+)?\\.efi|(command|fs|crypto|terminal)\\.lst");

    private static final Pattern GRUB_IMAGE = Pattern.compile("grub(x64|ia32|aa64|arm|riscv64|loongarch64)\\.efi");

    private BootFiles() {}

    /** Who asks: configurations are its own. */
    public record Machine(MacAddress mac, @Nullable IpAddress address) {}

    /** What a name came out as. */
    public sealed interface Found {
        /** Content of the store. */
        record Stored(StoredFile file, String source) implements Found {}

        /** A configuration to be rendered for this machine. */
        record Rendered(Profile profile, ConfigFormat format, String source) implements Found {}

        /**
         * Nothing under this name.
         *
         * @param expected whether loaders ask for such a name in passing, so that a miss is no error
         */
        record Missing(boolean expected, String because) implements Found {}
    }

    /** @param name relative to the boot, normalised */
    public static Found find(Build build, @Nullable Profile profile, Machine machine, String name) {
        int config = below(PXELINUX_CONFIG, name);
        if (config >= 0) {
            return pxelinuxConfig(profile, machine, name.substring(config));
        }
        int ofProfile = below(PROFILE, name);
        if (ofProfile >= 0 && profile != null) {
            return profileFile(profile, name.substring(ofProfile + PROFILE.length()));
        }
        String base = name.substring(name.lastIndexOf('/') + 1);
        if (base.startsWith(GRUB_CONFIG)) {
            return grubConfig(build, profile, machine, name, base);
        }
        if (base.equals(IPXE_SCRIPT) || base.equals(IPXE_AUTOEXEC)) {
            return script(build, profile, name);
        }
        return buildFile(build, name, base);
    }

    /** Where this directory begins in the name, or -1. */
    private static int below(String directory, String name) {
        if (name.startsWith(directory)) {
            return 0;
        }
        int at = name.lastIndexOf("/" + directory);
        return at < 0 ? -1 : at + 1;
    }

    private static Found pxelinuxConfig(@Nullable Profile profile, Machine machine, String name) {
        String own = PXELINUX_CONFIG + "01-" + machine.mac().toDashed();
        if (!name.equals(own)) {
            return new Found.Missing(true, "the configuration of this machine is " + own);
        }
        return profile == null ? noProfile() : rendered(profile, ConfigFormat.PXELINUX);
    }

    private static Found profileFile(Profile profile, String file) {
        for (Profile.NamedFile named : new Profile.@Nullable NamedFile[] {profile.kernel(), profile.initrd()}) {
            if (named != null && named.name().equals(file)) {
                return new Found.Stored(named.file(), "profile " + profile.name());
            }
        }
        return new Found.Missing(false, "the profile " + profile.name() + " has no file " + file);
    }

    /** By hardware address, by the whole IP address in hex, or plain; GRUB also asks by UUID and for parts of the address. */
    private static Found grubConfig(Build build, @Nullable Profile profile, Machine machine, String name, String base) {
        boolean own = base.equals(GRUB_CONFIG)
                || base.equals(GRUB_CONFIG + "-01-" + machine.mac().toDashed())
                || machine.address() instanceof Ipv4Address address && base.equals(GRUB_CONFIG + "-" + address.toHex());
        if (own && profile != null) {
            return rendered(profile, ConfigFormat.GRUB);
        }
        Found inBuild = buildFile(build, name, base);
        if (inBuild instanceof Found.Stored) {
            return inBuild;
        }
        return own && base.equals(GRUB_CONFIG)
                ? noProfile()
                : new Found.Missing(
                        true,
                        "the configuration of this machine is " + GRUB_CONFIG + "-01-"
                                + machine.mac().toDashed());
    }

    private static Found script(Build build, @Nullable Profile profile, String name) {
        StoredFile own = build.files().get(name);
        if (profile != null) {
            return rendered(profile, ConfigFormat.IPXE);
        }
        return own == null ? noProfile() : stored(own, build, "");
    }

    private static Found rendered(Profile profile, ConfigFormat format) {
        return new Found.Rendered(profile, format, "rendered from profile " + profile.name());
    }

    private static Found noProfile() {
        return new Found.Missing(false, "no profile is set for this machine, so there is no configuration to render");
    }

    private static Found buildFile(Build build, String name, String base) {
        StoredFile file = build.files().get(name);
        if (file != null) {
            return stored(file, build, "");
        }
        if (build.hasBuiltInPrefix()) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                file = build.files().get(name.substring(slash + 1));
                if (file != null) {
                    return stored(file, build, ", below " + name.substring(0, slash + 1) + " as its loader asks");
                }
            }
            String secondStage = secondStage(build, base.toLowerCase(Locale.ROOT));
            if (secondStage != null) {
                return stored(build.files().get(secondStage), build, ", its " + secondStage);
            }
        }
        return new Found.Missing(
                IN_PASSING.matcher(base).matches() || base.equals(IPXE_AUTOEXEC),
                "the build " + build.name() + " has no file " + name);
    }

    /** shim starts a name that was fixed when it was made, {@code grubx64.efi}; packages call the image otherwise. */
    private static @Nullable String secondStage(Build build, String wanted) {
        if (!GRUB_IMAGE.matcher(wanted).matches()) {
            return null;
        }
        String network = "grubnet" + wanted.substring("grub".length());
        List<String> names = List.of(wanted, wanted + ".signed", network, network + ".signed");
        return build.files().keySet().stream()
                .filter(path ->
                        names.contains(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Found stored(@Nullable StoredFile file, Build build, String how) {
        if (file == null) {
            throw new IllegalArgumentException("no file");
        }
        return new Found.Stored(file, "build " + build.name() + how);
    }
}
