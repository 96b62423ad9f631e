package io.pxescope.listeners.tftp;

import java.util.Set;

/**
 * Ports whose owners answer anything they get. A request forged to come from one of them would start a conversation
 * between two servers, so none is answered.
 */
final class Reflectors {

    private static final Set<Integer> PORTS =
            Set.of(0, 7, 9, 13, 17, 19, 37, 53, 67, 68, 69, 111, 123, 137, 138, 161, 389, 500, 514, 520);

    private Reflectors() {}

    static boolean isOne(int port) {
        return PORTS.contains(port);
    }
}
