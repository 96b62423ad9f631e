package io.pxescope.policy;

import io.pxescope.net.IpAddress;
import io.pxescope.net.MacAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renders a profile as a loader's configuration, for one machine and one boot: one entry, started at once. */
public final class ConfigRenderer {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** What GRUB reads as it stands; any other word is quoted (GRUB manual, "Quoting"). */
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_.,:/@%+=-]+");

    private ConfigRenderer() {}

    /**
     * What the placeholders of a command line stand for.
     *
     * @param phoneHome the URL that tells this boot is up
     * @param host the host's name, or the MAC address of a machine nobody named
     * @param address the address it asked from, or null where it is not known
     * @param prefix of the boot, {@code b/<token>/}, or empty where the machine is found by its address
     * @param filesUrl what the names of kernel and initrd begin with where they are fetched over HTTP, {@code
     *     http://192.0.2.1:8069/b/<token>/}; empty: relative, over whatever the configuration came
     */
    public record Values(
            String phoneHome,
            String host,
            MacAddress mac,
            @Nullable IpAddress address,
            long boot,
            String prefix,
            String filesUrl) {
        private @Nullable String of(String placeholder) {
            return switch (placeholder) {
                case "phone-home" -> phoneHome;
                case "host" -> host;
                case "mac" -> mac.toString();
                case "address" -> address == null ? "" : address.toString();
                case "boot" -> Long.toString(boot);
                default -> null;
            };
        }

        /** As the loader itself would say by which card it was booted (PXELINUX's IPAPPEND 2). */
        private String bootInterface() {
            return "BOOTIF=01-" + mac.toDashed();
        }
    }

    /** The text in this format. */
    public static String render(ConfigFormat format, Profile profile, Values values) {
        return switch (format) {
            case PXELINUX -> pxelinux(profile, values);
            case GRUB -> grub(profile, values);
            case IPXE -> ipxe(profile, values);
        };
    }

    /** Names are relative, so that the loader asks for them below its path prefix, or URLs. */
    static String pxelinux(Profile profile, Values values) {
        StringBuilder text = new StringBuilder(headline(profile, values));
        text.append("DEFAULT pxescope\nPROMPT 0\nTIMEOUT 0\nLABEL pxescope\n");
        if (profile.kernel() == null) {
            return text.append("  LOCALBOOT 0\n").toString();
        }
        text.append("  KERNEL ")
                .append(values.filesUrl())
                .append(BootFiles.PROFILE)
                .append(profile.kernel().name())
                .append('\n');
        if (profile.initrd() != null) {
            text.append("  INITRD ")
                    .append(values.filesUrl())
                    .append(BootFiles.PROFILE)
                    .append(profile.initrd().name())
                    .append('\n');
        }
        String commandLine = commandLine(profile, values);
        if (!commandLine.isEmpty()) {
            text.append("  APPEND ").append(commandLine).append('\n');
        }
        return text.append("  IPAPPEND 2\n").toString();
    }

    /** Names are absolute and begin with the boot, since GRUB knows no directory but the one it was made with. */
    static String grub(Profile profile, Values values) {
        StringBuilder text = new StringBuilder(headline(profile, values));
        text.append("set default=0\nset timeout=0\nmenuentry pxescope {\n");
        if (profile.kernel() == null) {
            return text.append("  exit\n}\n").toString();
        }
        String directory = "/" + values.prefix() + BootFiles.PROFILE;
        text.append("  linux ").append(quoted(directory + profile.kernel().name()));
        for (String word : (commandLine(profile, values) + " " + values.bootInterface())
                .strip()
                .split("\\s+")) {
            text.append(' ').append(quoted(word));
        }
        text.append('\n');
        if (profile.initrd() != null) {
            text.append("  initrd ")
                    .append(quoted(directory + profile.initrd().name()))
                    .append('\n');
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Names are relative to the script's own address, over whatever it came, or URLs. {@code initrd=} is for kernels that are
     * started as EFI programs; the others pass it over.
     */
    static String ipxe(Profile profile, Values values) {
        StringBuilder text = new StringBuilder("#!ipxe\n").append(headline(profile, values));
        if (profile.kernel() == null) {
            return text.append("iseq ${platform} efi && exit 0 || sanboot --no-describe --drive 0x80\n")
                    .toString();
        }
        text.append("kernel ")
                .append(values.filesUrl())
                .append(BootFiles.PROFILE)
                .append(profile.kernel().name());
        if (profile.initrd() != null) {
            text.append(" initrd=").append(profile.initrd().name());
        }
        String commandLine = commandLine(profile, values);
        if (!commandLine.isEmpty()) {
            text.append(' ').append(commandLine);
        }
        text.append(' ').append(values.bootInterface()).append('\n');
        if (profile.initrd() != null) {
            text.append("initrd ")
                    .append(values.filesUrl())
                    .append(BootFiles.PROFILE)
                    .append(profile.initrd().name())
                    .append('\n');
        }
        return text.append("boot\n").toString();
    }

    private static String headline(Profile profile, Values values) {
        return "# " + oneLine(values.host()) + ", boot " + values.boot() + ", profile " + oneLine(profile.name())
                + "\n";
    }

    private static String commandLine(Profile profile, Values values) {
        return profile.append() == null ? "" : oneLine(fill(profile.append(), values));
    }

    /** Fills the placeholders in once: what a value contains is never looked at again. */
    static String fill(String template, Values values) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String value = values.of(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
