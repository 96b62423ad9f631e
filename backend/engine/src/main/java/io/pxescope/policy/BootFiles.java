package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes a name stands for within one boot: a file of its build, a file of its profile under
 * {@code profile/}, or a configuration rendered for its machine.
 */
public final class BootFiles {
    /** Kernel and initrd are asked for below this. */
    public static final String PROFILE = "profile/";

    private static final String CONFIG = "pxelinux.cfg/";

    private BootFiles() {}

    /** What a name came out as. */
    public sealed interface Found {
        /** Content of the store. */
        record Stored(StoredFile file, String source) implements Found {}

        /** A configuration to be rendered for this machine. */
        record Rendered(Profile profile, String source) implements Found {}

        /**
         * Nothing under this name.
         *
         * @param expected whether loaders ask for such a name in passing, so that a miss is no error
         */
        record Missing(boolean expected, String because) implements Found {}
    }

    /**
     * @param mac the booting machine's
     * @param name relative to the boot, normalised
     */
    public static Found find(Build build, @Nullable Profile profile, MacAddress mac, String name) {
        if (name.startsWith(CONFIG)) {
            return config(profile, mac, name);
        }
        if (name.startsWith(PROFILE) && profile != null) {
            String file = name.substring(PROFILE.length());
            for (Profile.NamedFile named : new Profile.@Nullable NamedFile[] {profile.kernel(), profile.initrd()}) {
                if (named != null && named.name().equals(file)) {
                    return new Found.Stored(named.file(), "profile " + profile.name());
                }
            }
            return new Found.Missing(false, "the profile " + profile.name() + " has no file " + file);
        }
        StoredFile file = build.files().get(name);
        if (file != null) {
            return new Found.Stored(file, "build " + build.name());
        }
        return new Found.Missing(false, "the build " + build.name() + " has no file " + name);
    }

    private static Found config(@Nullable Profile profile, MacAddress mac, String name) {
        if (!name.equals(CONFIG + "01-" + mac.toDashed())) {
            return new Found.Missing(true, "the configuration of this machine is " + CONFIG + "01-" + mac.toDashed());
        }
        if (profile == null) {
            return new Found.Missing(
                    false, "no profile is set for this machine, so there is no configuration to render");
        }
        return new Found.Rendered(profile, "rendered from profile " + profile.name());
    }
}
