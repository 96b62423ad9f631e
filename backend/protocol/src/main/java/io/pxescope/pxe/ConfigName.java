package io.pxescope.pxe;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the names under which PXELINUX looks for its configuration. It asks for them in order, from the most specific
 * on, and a miss of one is normal as long as a later one is found.
 *
 * @param kind what the name is made of
 * @param name without the directory, for example {@code 01-52-54-00-12-34-56}
 */
public record ConfigName(Kind kind, String name) {

    /** The directory that holds configurations, relative to the path prefix. */
    public static final String DIRECTORY = "pxelinux.cfg/";

    private static final String DEFAULT_NAME = "default";

    /** What a configuration name is made of, in the order of the search. */
    public enum Kind {
        UUID("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}"),
        HARDWARE_ADDRESS("\\p{XDigit}{2}(-\\p{XDigit}{2}){6}"),
        IP_ADDRESS("[0-9A-F]{1,8}"),
        DEFAULT(DEFAULT_NAME);

        private final Pattern pattern;

        Kind(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /**
     * The names a machine asks for, in order: its UUID where PXELINUX uses it, its hardware address, its address in hex
     * with one digit less each time, {@code default}. At most eleven.
     */
    public static List<ConfigName> searchOrder(Optional<MachineId> machineId, MacAddress mac, Ipv4Address address) {
        List<ConfigName> names = new ArrayList<>();
        machineId
                .filter(MachineId::isUsedByPxelinux)
                .ifPresent(id -> names.add(new ConfigName(Kind.UUID, id.inWireOrder())));
        names.add(of(mac));
        String hex = address.toHex();
        for (int digits = hex.length(); digits > 0; digits--) {
            names.add(new ConfigName(Kind.IP_ADDRESS, hex.substring(0, digits)));
        }
        names.add(new ConfigName(Kind.DEFAULT, DEFAULT_NAME));
        return List.copyOf(names);
    }

    /** The name by Ethernet address: hardware type 01 and the address, joined by dashes. */
    public static ConfigName of(MacAddress mac) {
        return new ConfigName(Kind.HARDWARE_ADDRESS, "01-" + mac.toDashed());
    }

    /**
     * Tells whether a requested path is a configuration's: below a directory {@code pxelinux.cfg}, whatever stands
     * before it, and of one of the known shapes.
     */
    public static Optional<ConfigName> recognise(String path) {
        int directory = path.lastIndexOf(DIRECTORY);
        if (directory < 0 || directory > 0 && path.charAt(directory - 1) != '/') {
            return Optional.empty();
        }
        String name = path.substring(directory + DIRECTORY.length());
        for (Kind kind : Kind.values()) {
            if (kind.pattern.matcher(name).matches()) {
                return Optional.of(new ConfigName(kind, name));
            }
        }
        return Optional.empty();
    }

    /** The machine that a name by Ethernet address belongs to. */
    public Optional<MacAddress> mac() {
        return kind == Kind.HARDWARE_ADDRESS ? MacAddress.tryParse(name) : Optional.empty();
    }

    /** The path below the path prefix. */
    public String path() {
        return DIRECTORY + name;
    }
}
