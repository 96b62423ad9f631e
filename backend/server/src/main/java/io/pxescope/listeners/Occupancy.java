package io.pxescope.listeners;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many a door takes on at once, in all and of one client address. Requests and half-open connections are cheap to
 * make, so those never heard from give way, oldest first; a client that proved to be there is never pushed out by one that
 * did not. Not for several threads at once.
 *
 * @param <T> what takes up room: a transfer, a connection
 */
public final class Occupancy<T> {

    private final int most;
    private final int mostPerClient;
    private final Set<T> unheard = new LinkedHashSet<>();
    private final Map<InetAddress, Client<T>> clients = new HashMap<>();
    private int total;

    private static final class Client<T> {
        private int total;
        private final Set<T> unheard = new LinkedHashSet<>();
    }

    public Occupancy(int most, int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** Whether one more of this client fits as things are. */
    public boolean hasRoom(InetAddress client) {
        Client<T> known = clients.get(client);
        return total < most && (known == null || known.total < mostPerClient);
    }

    /** The one to end first where there is no room: the client's own if it is over its share, else anybody's. Null: refuse. */
    public @Nullable T givesWay(InetAddress client) {
        Client<T> known = clients.get(client);
        Set<T> among = known != null && known.total >= mostPerClient ? known.unheard : unheard;
        Iterator<T> oldest = among.iterator();
        return oldest.hasNext() ? oldest.next() : null;
    }

    public void enter(InetAddress client, T taker) {
        total++;
        unheard.add(taker);
        Client<T> entry = clients.computeIfAbsent(client, key -> new Client<>());
        entry.total++;
        entry.unheard.add(taker);
    }

    /** The client proved to be there. */
    public void heard(InetAddress client, T taker) {
        unheard.remove(taker);
        Client<T> entry = clients.get(client);
        if (entry != null) {
            entry.unheard.remove(taker);
        }
    }

    public void leave(InetAddress client, T taker) {
        Client<T> entry = clients.get(client);
        if (entry == null) {
            return;
        }
        total--;
        unheard.remove(taker);
        entry.unheard.remove(taker);
        if (--entry.total == 0) {
            clients.remove(client);
        }
    }

    public int total() {
        return total;
    }
}
