package io.pxescope.inventory;

import java.util.stream.Collectors;

/** A host in one line, for the audit. */
final class HostWords {

    private HostWords() {}

    static String of(HostView host, ProfileNames profiles) {
        StringBuilder words = new StringBuilder(host.name()).append(host.enabled() ? "" : ", disabled");
        if (host.address() != null) {
            words.append(", address ").append(host.address());
        }
        if (host.group() != null) {
            words.append(", group ").append(host.group());
        }
        Long profileId = host.profileId();
        if (profileId != null) {
            words.append(", profile ").append(profiles.nameOf(profileId).orElse("#" + profileId));
        }
        return words.append(host.nics().stream().map(HostWords::nic).collect(Collectors.joining("; ", ", NICs ", "")))
                .toString();
    }

    private static String nic(NicView nic) {
        return nic.mac()
                + (nic.model() == null ? "" : " " + nic.model())
                + (nic.firmware() == null ? "" : " (" + nic.firmware() + ")");
    }
}
