package io.pxescope.dhcp6;

import java.util.Map;

/**
 * An option's code (IANA's "DHCPv6 Option Codes"). An open set: codes without a name here are kept and forwarded.
 *
 * @param code 0 to 65535
 */
public record Dhcp6OptionCode(int code) {

    public static final Dhcp6OptionCode CLIENT_ID = new Dhcp6OptionCode(1);
    public static final Dhcp6OptionCode SERVER_ID = new Dhcp6OptionCode(2);
    public static final Dhcp6OptionCode IA_NA = new Dhcp6OptionCode(3);
    public static final Dhcp6OptionCode IA_TA = new Dhcp6OptionCode(4);
    public static final Dhcp6OptionCode IAADDR = new Dhcp6OptionCode(5);
    public static final Dhcp6OptionCode ORO = new Dhcp6OptionCode(6);
    public static final Dhcp6OptionCode PREFERENCE = new Dhcp6OptionCode(7);
    public static final Dhcp6OptionCode ELAPSED_TIME = new Dhcp6OptionCode(8);
    public static final Dhcp6OptionCode RELAY_MESSAGE = new Dhcp6OptionCode(9);
    public static final Dhcp6OptionCode STATUS_CODE = new Dhcp6OptionCode(13);
    public static final Dhcp6OptionCode RAPID_COMMIT = new Dhcp6OptionCode(14);
    public static final Dhcp6OptionCode USER_CLASS = new Dhcp6OptionCode(15);
    public static final Dhcp6OptionCode VENDOR_CLASS = new Dhcp6OptionCode(16);
    public static final Dhcp6OptionCode VENDOR_OPTIONS = new Dhcp6OptionCode(17);
    public static final Dhcp6OptionCode INTERFACE_ID = new Dhcp6OptionCode(18);
    public static final Dhcp6OptionCode DNS_SERVERS = new Dhcp6OptionCode(23);
    public static final Dhcp6OptionCode IA_PD = new Dhcp6OptionCode(25);
    public static final Dhcp6OptionCode REMOTE_ID = new Dhcp6OptionCode(37);
    public static final Dhcp6OptionCode ECHO_REQUEST = new Dhcp6OptionCode(43);
    public static final Dhcp6OptionCode BOOTFILE_URL = new Dhcp6OptionCode(59);
    public static final Dhcp6OptionCode BOOTFILE_PARAMETERS = new Dhcp6OptionCode(60);
    public static final Dhcp6OptionCode CLIENT_ARCH = new Dhcp6OptionCode(61);
    public static final Dhcp6OptionCode NETWORK_INTERFACE = new Dhcp6OptionCode(62);
    public static final Dhcp6OptionCode CLIENT_LINK_LAYER_ADDRESS = new Dhcp6OptionCode(79);
    public static final Dhcp6OptionCode RELAY_SOURCE_PORT = new Dhcp6OptionCode(135);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "client id"),
            Map.entry(2, "server id"),
            Map.entry(3, "IA_NA"),
            Map.entry(4, "IA_TA"),
            Map.entry(5, "IA address"),
            Map.entry(6, "option request"),
            Map.entry(7, "preference"),
            Map.entry(8, "elapsed time"),
            Map.entry(9, "relay message"),
            Map.entry(11, "authentication"),
            Map.entry(12, "server unicast"),
            Map.entry(13, "status code"),
            Map.entry(14, "rapid commit"),
            Map.entry(15, "user class"),
            Map.entry(16, "vendor class"),
            Map.entry(17, "vendor options"),
            Map.entry(18, "interface id"),
            Map.entry(20, "reconfigure accept"),
            Map.entry(23, "DNS servers"),
            Map.entry(24, "domain list"),
            Map.entry(25, "IA_PD"),
            Map.entry(31, "SNTP servers"),
            Map.entry(32, "information refresh time"),
            Map.entry(37, "remote id"),
            Map.entry(38, "subscriber id"),
            Map.entry(39, "client FQDN"),
            Map.entry(43, "echo request"),
            Map.entry(56, "NTP server"),
            Map.entry(59, "boot file URL"),
            Map.entry(60, "boot file parameters"),
            Map.entry(61, "client architecture"),
            Map.entry(62, "network interface identifier"),
            Map.entry(79, "client link-layer address"),
            Map.entry(82, "SOL_MAX_RT"),
            Map.entry(135, "relay source port"));

    public Dhcp6OptionCode {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("a DHCPv6 option's code is 0 to 65535, not " + code);
        }
    }

    /** {@code 59 boot file URL}, or the bare number. */
    public String label() {
        String name = NAMES.get(code);
        return name == null ? Integer.toString(code) : code + " " + name;
    }

    @Override
    public String toString() {
        return label();
    }
}
