package io.pxescope.listeners.tftp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many transfers one loop takes on. Requests are cheap to forge, so those never acknowledged give way, oldest first;
 * a client that proved to be there is never pushed out by one that did not.
 */
final class Admission<T> {

    private final int most;
    private final int mostPerClient;
    private final Set<T> unheard = new LinkedHashSet<>();
    private final Map<InetAddress, Client<T>> clients = new HashMap<>();
    private int total;

    private static final class Client<T> {
        private int total;
        private final Set<T> unheard = new LinkedHashSet<>();
    }

    Admission(int most, int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** Whether one more of this client fits as things are. */
    boolean hasRoom(InetAddress client) {
        Client<T> known = clients.get(client);
        return total < most && (known == null || known.total < mostPerClient);
    }

    /** The one to end first where there is no room: the client's own if it is over its share, else anybody's. Null: refuse. */
    @Nullable
    T givesWay(InetAddress client) {
        Client<T> known = clients.get(client);
        Set<T> among = known != null && known.total >= mostPerClient ? known.unheard : unheard;
        Iterator<T> oldest = among.iterator();
        return oldest.hasNext() ? oldest.next() : null;
    }

    void enter(InetAddress client, T transfer) {
        total++;
        unheard.add(transfer);
        Client<T> entry = clients.computeIfAbsent(client, key -> new Client<>());
        entry.total++;
        entry.unheard.add(transfer);
    }

    /** The client acknowledged something. */
    void heard(InetAddress client, T transfer) {
        unheard.remove(transfer);
        Client<T> entry = clients.get(client);
        if (entry != null) {
            entry.unheard.remove(transfer);
        }
    }

    void leave(InetAddress client, T transfer) {
        Client<T> entry = clients.get(client);
        if (entry == null) {
            return;
        }
        total--;
        unheard.remove(transfer);
        entry.unheard.remove(transfer);
        if (--entry.total == 0) {
            clients.remove(client);
        }
    }

    int total() {
        return total;
    }
}
