package io.pxescope.ticket;

import io.pxescope.net.MacAddress;
import java.util.List;

/** Kea, told to drop what some MAC addresses send: in its configuration, or through its control API. */
final class KeaInstructions {
    private static final String PROBE = "Then probe the host in PXEscope: no offer may come.";
    private static final String TESTED = "with Kea 2.2.0 of Debian 12";

    private KeaInstructions() {}

    static Instruction config(List<MacAddress> macs) {
        String test = KeaDropClass.test(macs);
        return new Instruction(
                "kea",
                "Kea",
                "/etc/kea/kea-dhcp4.conf, in \"Dhcp4\"",
                "\"client-classes\": [\n    { \"name\": \"DROP\", \"test\": \"" + test + "\" }\n]",
                "Take this class out again, and reload Kea.",
                "kea-dhcp4 -t /etc/kea/kea-dhcp4.conf, then systemctl reload kea-dhcp4-server. " + PROBE,
                "DROP is a name that Kea itself knows: packets of this class are not processed at all, reservations or"
                        + " not. Where there is a class DROP already, join the tests: (the present one) or (this one).",
                TESTED);
    }

    /** {@code class-add} needs the hook class_cmds, which is no part of Debian's Kea; the whole configuration is set. */
    static Instruction api(List<MacAddress> macs) {
        String test = KeaDropClass.test(macs);
        String call = "curl -sS -u \"$KEA_USER\" -H 'Content-Type: application/json' \"$KEA_URL\" -d ";
        return new Instruction(
                "kea-api",
                "Kea, by its control API",
                "a shell with curl and jq; KEA_URL is the control agent's",
                call + "'{\"command\":\"config-get\",\"service\":[\"dhcp4\"]}' > kea-before.json\n"
                        + "jq --arg test '" + test + "' '.[0].arguments | del(.hash)\n"
                        + "  | .Dhcp4[\"client-classes\"] = ((.Dhcp4[\"client-classes\"] // []) |\n"
                        + "      if any(.name == \"DROP\")\n"
                        + "      then map(if .name == \"DROP\" then .test = \"(\" + .test + \") or \" + $test else . end)\n"
                        + "      else . + [{name: \"DROP\", test: $test}] end)\n"
                        + "  | {command: \"config-test\", service: [\"dhcp4\"], arguments: .}' kea-before.json > kea-test.json\n"
                        + call + "@kea-test.json\n"
                        + "# only if that said \"result\": 0\n"
                        + "jq '.command = \"config-set\"' kea-test.json > kea-set.json\n"
                        + call + "@kea-set.json",
                "jq '{command: \"config-set\", service: [\"dhcp4\"], arguments: (.[0].arguments | del(.hash))}'"
                        + " kea-before.json > kea-undo.json\n" + call + "@kea-undo.json",
                call
                        + "'{\"command\":\"config-get\",\"service\":[\"dhcp4\"]}' | jq '.[0].arguments.Dhcp4[\"client-classes\"]'\n"
                        + PROBE,
                "In force until Kea restarts or reloads its file; config-write would keep it, and loses the comments of"
                        + " that file. kea-before.json holds the passwords of Kea's databases: keep it to yourself."
                        + " PXEscope does these steps itself for a Kea that it is given URL and user of.",
                TESTED);
    }
}
