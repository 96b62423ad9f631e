package io.pxescope.listeners.http;

import io.pxescope.listeners.Occupancy;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/** The connections that are open, on all loops: how many there may be, and which give way. */
final class Connections {
    private final Occupancy<Connection> open;
    private final Set<Connection> inside = new HashSet<>();

    Connections(int most, int mostPerClient) {
        open = new Occupancy<>(most, mostPerClient);
    }

    /** Takes one in, if need be by ending one that never sent a request; false where there is no room. */
    synchronized boolean enter(InetAddress client, Connection connection) {
        while (!open.hasRoom(client)) {
            Connection abandoned = open.givesWay(client);
            if (abandoned == null) {
                return false;
            }
            leave(abandoned.client().getAddress(), abandoned);
            abandoned.giveWay();
        }
        inside.add(connection);
        open.enter(client, connection);
        return true;
    }

    /** It sent a request. */
    synchronized void heard(InetAddress client, Connection connection) {
        open.heard(client, connection);
    }

    /** It is closed; said again of one that gave way before. */
    synchronized void leave(InetAddress client, Connection connection) {
        if (inside.remove(connection)) {
            open.leave(client, connection);
        }
    }

    synchronized int total() {
        return open.total();
    }
}
