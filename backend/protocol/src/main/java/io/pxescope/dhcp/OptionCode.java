package io.pxescope.dhcp;

import static io.pxescope.dhcp.OptionFormat.ADDRESSES;
import static io.pxescope.dhcp.OptionFormat.CLIENT_IDENTIFIER;
import static io.pxescope.dhcp.OptionFormat.CODES;
import static io.pxescope.dhcp.OptionFormat.HEX;
import static io.pxescope.dhcp.OptionFormat.MACHINE_IDENTIFIER;
import static io.pxescope.dhcp.OptionFormat.MESSAGE_TYPE;
import static io.pxescope.dhcp.OptionFormat.NUMBER;
import static io.pxescope.dhcp.OptionFormat.NUMBERS16;
import static io.pxescope.dhcp.OptionFormat.RELAY_AGENT;
import static io.pxescope.dhcp.OptionFormat.SECONDS;
import static io.pxescope.dhcp.OptionFormat.TEXT;
import static io.pxescope.dhcp.OptionFormat.UNDI_VERSION;

/**
 * The code of a DHCP option, 1 to 254. An open set: every code exists, those of RFC 2132 and of network boot have a
 * name and a way to be shown. There is one object per code.
 */
public final class OptionCode implements Comparable<OptionCode> {

    private static final OptionCode[] BY_CODE = new OptionCode[255];

    // RFC 2132
    public static final OptionCode SUBNET_MASK = named(1, "subnet mask", ADDRESSES);
    public static final OptionCode ROUTER = named(3, "router", ADDRESSES);
    public static final OptionCode DOMAIN_NAME_SERVER = named(6, "domain name server", ADDRESSES);
    public static final OptionCode HOST_NAME = named(12, "host name", TEXT);
    public static final OptionCode DOMAIN_NAME = named(15, "domain name", TEXT);
    public static final OptionCode ROOT_PATH = named(17, "root path", TEXT);
    public static final OptionCode INTERFACE_MTU = named(26, "interface MTU", NUMBER);
    public static final OptionCode BROADCAST_ADDRESS = named(28, "broadcast address", ADDRESSES);
    public static final OptionCode NTP_SERVER = named(42, "NTP server", ADDRESSES);
    public static final OptionCode VENDOR_SPECIFIC_INFORMATION = named(43, "vendor-specific information", HEX);
    public static final OptionCode REQUESTED_ADDRESS = named(50, "requested IP address", ADDRESSES);
    public static final OptionCode LEASE_TIME = named(51, "IP address lease time", SECONDS);
    public static final OptionCode OVERLOAD = named(52, "option overload", NUMBER);
    public static final OptionCode MESSAGE_TYPE_CODE = named(53, "DHCP message type", MESSAGE_TYPE);
    public static final OptionCode SERVER_IDENTIFIER = named(54, "server identifier", ADDRESSES);
    public static final OptionCode PARAMETER_REQUEST_LIST = named(55, "parameter request list", CODES);
    public static final OptionCode MESSAGE = named(56, "message", TEXT);
    public static final OptionCode MAXIMUM_MESSAGE_SIZE = named(57, "maximum DHCP message size", NUMBER);
    public static final OptionCode RENEWAL_TIME = named(58, "renewal time (T1)", SECONDS);
    public static final OptionCode REBINDING_TIME = named(59, "rebinding time (T2)", SECONDS);
    public static final OptionCode VENDOR_CLASS_IDENTIFIER = named(60, "vendor class identifier", TEXT);
    public static final OptionCode CLIENT_IDENTIFIER_CODE = named(61, "client identifier", CLIENT_IDENTIFIER);
    public static final OptionCode TFTP_SERVER_NAME = named(66, "TFTP server name", TEXT);
    public static final OptionCode BOOTFILE_NAME = named(67, "bootfile name", TEXT);
    // RFC 3004, 3046, 4578
    public static final OptionCode USER_CLASS = named(77, "user class", TEXT);
    public static final OptionCode CLIENT_FQDN = named(81, "client FQDN", TEXT);
    public static final OptionCode RELAY_AGENT_INFORMATION = named(82, "relay agent information", RELAY_AGENT);
    public static final OptionCode CLIENT_SYSTEM_ARCHITECTURE = named(93, "client system architecture", NUMBERS16);
    public static final OptionCode CLIENT_NETWORK_INTERFACE = named(94, "client network interface", UNDI_VERSION);
    public static final OptionCode CLIENT_MACHINE_IDENTIFIER =
            named(97, "client machine identifier", MACHINE_IDENTIFIER);
    // RFC 3442, 5859, 5071; 175 and 203 are iPXE's
    public static final OptionCode CLASSLESS_STATIC_ROUTE = named(121, "classless static route", HEX);
    public static final OptionCode TFTP_SERVER_ADDRESS = named(150, "TFTP server address", ADDRESSES);
    public static final OptionCode IPXE_ENCAPSULATED = named(175, "iPXE options", HEX);
    public static final OptionCode PXELINUX_MAGIC = named(208, "PXELINUX magic", HEX);
    public static final OptionCode CONFIGURATION_FILE = named(209, "configuration file", TEXT);
    public static final OptionCode PATH_PREFIX = named(210, "path prefix", TEXT);
    public static final OptionCode REBOOT_TIME = named(211, "reboot time", SECONDS);

    static {
        named(2, "time offset", NUMBER);
        named(4, "time server", ADDRESSES);
        named(5, "name server", ADDRESSES);
        named(7, "log server", ADDRESSES);
        named(13, "boot file size", NUMBER);
        named(18, "extensions path", TEXT);
        named(22, "maximum datagram reassembly size", NUMBER);
        named(23, "default IP TTL", NUMBER);
        named(33, "static route", ADDRESSES);
        named(40, "NIS domain", TEXT);
        named(41, "NIS server", ADDRESSES);
        named(44, "NetBIOS name server", ADDRESSES);
        named(46, "NetBIOS node type", NUMBER);
        named(80, "rapid commit", HEX);
        named(100, "POSIX time zone", TEXT);
        named(101, "time zone name", TEXT);
        named(114, "captive portal", TEXT);
        named(116, "auto-configure", NUMBER);
        named(118, "subnet selection", ADDRESSES);
        named(119, "domain search", HEX);
        named(249, "classless static route (Microsoft)", HEX);
        named(252, "web proxy auto-discovery", TEXT);
        for (int code = 1; code < BY_CODE.length; code++) {
            if (BY_CODE[code] == null) {
                named(code, "option " + code, HEX);
            }
        }
    }

    private final int code;
    private final String label;
    private final OptionFormat format;

    private OptionCode(int code, String label, OptionFormat format) {
        this.code = code;
        this.label = label;
        this.format = format;
    }

    private static OptionCode named(int code, String label, OptionFormat format) {
        BY_CODE[code] = new OptionCode(code, label, format);
        return BY_CODE[code];
    }

    /**
     * The option with this code.
     *
     * @throws IllegalArgumentException for 0 (pad) and 255 (end), which are no options, and outside an octet
     */
    public static OptionCode of(int code) {
        if (code < 1 || code > 254) {
            throw new IllegalArgumentException("DHCP option codes are 1 to 254, not " + code);
        }
        return BY_CODE[code];
    }

    public int code() {
        return code;
    }

    /** The option's name in the RFC's words, {@code option 224} where it has none. */
    public String label() {
        return label;
    }

    OptionFormat format() {
        return format;
    }

    @Override
    public int compareTo(OptionCode other) {
        return Integer.compare(code, other.code);
    }

    /** {@code 60 vendor class identifier}. */
    @Override
    public String toString() {
        return label.startsWith("option ") ? label : code + " " + label;
    }
}
