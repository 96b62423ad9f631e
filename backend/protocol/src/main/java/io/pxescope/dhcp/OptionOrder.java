package io.pxescope.dhcp;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which options are written: the message type, then what the client asked for in its order (RFC 2132
 * section 9.8), then the rest as it stands, then option 82 (RFC 3046 section 2.2). A subnet mask comes before the
 * router whatever the client asked (RFC 2132 section 3.3).
 */
final class OptionOrder {

    private OptionOrder() {}

    static List<DhcpOption> of(DhcpOptions options, List<OptionCode> asked) {
        List<OptionCode> order = new ArrayList<>();
        order.add(OptionCode.MESSAGE_TYPE_CODE);
        asked.forEach(code -> addOnce(order, code));
        options.codes().forEach(code -> addOnce(order, code));
        int mask = order.indexOf(OptionCode.SUBNET_MASK);
        int router = order.indexOf(OptionCode.ROUTER);
        if (router >= 0 && router < mask && options.contains(OptionCode.ROUTER)) {
            order.remove(mask);
            order.add(router, OptionCode.SUBNET_MASK);
        }
        order.remove(OptionCode.RELAY_AGENT_INFORMATION);
        order.add(OptionCode.RELAY_AGENT_INFORMATION);
        return order.stream()
                .flatMap(code -> options.get(code).stream().map(value -> new DhcpOption(code, value)))
                .toList();
    }

    private static void addOnce(List<OptionCode> order, OptionCode code) {
        if (!order.contains(code)) {
            order.add(code);
        }
    }
}
