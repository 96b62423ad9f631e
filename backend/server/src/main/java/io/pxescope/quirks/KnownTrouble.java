package io.pxescope.quirks;

import io.pxescope.webkit.Refusal;
import java.util.List;

/**
 * Trouble that others had, and what helped: a rule to begin with. None is in force until an operator takes it, narrows it
 * down and puts it on.
 *
 * @param key as the API names it
 * @param sign how to recognise it in a trace
 * @param source where it is known from
 */
public record KnownTrouble(String key, String title, String sign, String source, RuleDraft rule) {

    /** In the order of a boot: offer, request, transfer. */
    public static final List<KnownTrouble> ALL = List.of(
            of(
                    "broadcast",
                    "Offers do not reach the client behind a relay",
                    "Each DISCOVER is answered and asked again with the same xid. The relay sends the offer to an address"
                            + " that the ROM does not answer for yet.",
                    "RFC 2131 section 4.1",
                    "bios",
                    "broadcast"),
            of(
                    "no-option-43",
                    "The ROM asks port 4011 and stops with PXE-E55",
                    "An address is taken, then a REQUEST goes to port 4011 and nothing follows. Without options 43 and 60"
                            + " the offer is plain DHCP.",
                    "support.microsoft.com/kb/259670; FOGProject/fog-docs issue 188",
                    "bios",
                    "option43"),
            of(
                    "trailing-ff",
                    "The ROM asks for its file with a trailing 0xFF",
                    "The name asked for ends in an octet that is no letter. It is served all the same; where a second server"
                            + " or a loader trips over it, the name is given in the header field only.",
                    "dnsmasq-discuss 2006q1/000592; FOG forum topic 17249",
                    "bios",
                    "fileName=field_only"),
            of(
                    "last-character",
                    "The ROM asks for its file without the last character",
                    "pxelinux. or undionly.kpx is asked for and not found: the ROM overwrites the last octet of option 67.",
                    "dnsmasq-discuss 2006q1/000592; FOG forum topic 17249",
                    "bios",
                    "fileName=two_nuls"),
            of(
                    "bare-name",
                    "Firmware that takes the NUL for a part of the name",
                    "A strict reader of option 67 finds one octet too many, and asks for nothing.",
                    "RFC 2132 section 2: strings are not NUL terminated",
                    "",
                    "fileName=bare"),
            of(
                    "single-port",
                    "A firewall lets TFTP in on port 69 only",
                    "The request is repeated from the same port and the OACK was never acknowledged: what leaves from, or"
                            + " comes to, a port of the transfer's own is dropped on the way.",
                    "Measured in the project's lab with nftables, both directions",
                    "",
                    "singlePort"),
            of(
                    "no-oack",
                    "The client refuses every OACK",
                    "An OACK is answered with ERROR 8 and no second request follows within two seconds. RFC 2347 lets a"
                            + " server pass all options over.",
                    "RFC 2347; PXELINUX answers ERROR 8 \"TFTP protocol error\" to an OACK it does not like",
                    "",
                    "oack"),
            of(
                    "small-blocks",
                    "Full-size blocks are lost on the way",
                    "ACK 0 arrives, block 1 is sent again and again; small files pass. A tunnel or VXLAN on the path has a"
                            + " smaller MTU than the machine's link.",
                    "Measured in the project's lab; tech.cellfi.sh 2013-04-28; dnsmasq-discuss 2009q3/003232",
                    "",
                    "maxBlksize"));

    private static KnownTrouble of(
            String key, String title, String sign, String source, String firmware, String quirk) {
        String arch = firmware.isEmpty() ? null : firmware;
        RuleDraft rule = new RuleDraft(
                title,
                null,
                source,
                null,
                null,
                null,
                arch,
                null,
                null,
                quirk.equals("maxBlksize") ? "1024" : null,
                quirk.equals("oack") ? "false" : null,
                null,
                quirk.equals("singlePort") ? "true" : null,
                quirk.startsWith("fileName=") ? quirk.substring("fileName=".length()) : null,
                quirk.equals("broadcast") ? "true" : null,
                quirk.equals("option43") ? "false" : null);
        return new KnownTrouble(key, title, sign, source, rule);
    }

    /** @throws Refusal when there is none with this key */
    public static KnownTrouble require(String key) {
        return ALL.stream()
                .filter(trouble -> trouble.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("No known trouble is called \"" + key + "\"."));
    }
}
