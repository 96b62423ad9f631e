package io.pxescope.simulator;

import io.pxescope.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/** The configuration files PXELINUX asks for, in its order (Syslinux, doc/pxelinux.txt; measured). */
final class ConfigNames {

    private static final String DIRECTORY = "pxelinux.cfg/";

    private ConfigNames() {}

    /** Names relative to the path prefix; option 209 first where the server sent it. */
    static List<String> of(Machine machine, Ipv4Address address, String configurationFile) {
        List<String> names = new ArrayList<>();
        if (!configurationFile.isEmpty()) {
            names.add(configurationFile);
        }
        WireUuid.pxelinuxName(machine.uuid()).ifPresent(uuid -> names.add(DIRECTORY + uuid));
        names.add(DIRECTORY + "01-" + machine.mac().toDashed());
        String hex = address.toHex();
        for (int digits = hex.length(); digits > 0; digits--) {
            names.add(DIRECTORY + hex.substring(0, digits));
        }
        names.add(DIRECTORY + "default");
        return names;
    }
}
