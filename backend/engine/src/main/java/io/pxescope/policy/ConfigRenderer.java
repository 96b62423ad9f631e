package io.pxescope.policy;

import io.pxescope.net.IpAddress;
import io.pxescope.net.MacAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renders a profile as a PXELINUX configuration for one machine and one boot. */
public final class ConfigRenderer {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

    private ConfigRenderer() {}

    /**
     * What the placeholders of a command line stand for.
     *
     * @param phoneHome the URL that tells this boot is up
     * @param host the host's name, or the MAC address of a machine nobody named
     * @param address the address it asked from, or null where it is not known
     */
    public record Values(
            String phoneHome,
            String host,
            MacAddress mac,
            @Nullable IpAddress address,
            long boot) {
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
    }

    /**
     * The text of {@code pxelinux.cfg/01-<mac>}: one label, started at once. Names are relative, so
     * that the loader asks for them below its path prefix.
     */
    public static String pxelinux(Profile profile, Values values) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(oneLine(values.host())).append(", boot ").append(values.boot());
        text.append(", profile ").append(oneLine(profile.name())).append('\n');
        text.append("DEFAULT pxescope\nPROMPT 0\nTIMEOUT 0\nLABEL pxescope\n");
        if (profile.kernel() == null) {
            return text.append("  LOCALBOOT 0\n").toString();
        }
        text.append("  KERNEL ")
                .append(BootFiles.PROFILE)
                .append(profile.kernel().name())
                .append('\n');
        if (profile.initrd() != null) {
            text.append("  INITRD ")
                    .append(BootFiles.PROFILE)
                    .append(profile.initrd().name())
                    .append('\n');
        }
        if (profile.append() != null && !profile.append().isBlank()) {
            text.append("  APPEND ")
                    .append(oneLine(fill(profile.append(), values)))
                    .append('\n');
        }
        return text.append("  IPAPPEND 2\n").toString();
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
