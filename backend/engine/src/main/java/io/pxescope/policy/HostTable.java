package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hosts by id, MAC address and reserved address: immutable, and cheap to change by one.
 *
 * <p>Each index is spread over a fixed number of small maps, and a change copies only those that it
 * touches. With 50,000 hosts a change copies about 200 entries instead of 150,000.
 */
public final class HostTable {
    public static final HostTable EMPTY = new HostTable(Index.empty(), Index.empty(), Index.empty(), 0);

    private final Index<Long, Host> byId;
    private final Index<MacAddress, Host> byMac;
    private final Index<Ipv4Address, Host> byAddress;
    private final int size;

    private HostTable(
            Index<Long, Host> byId, Index<MacAddress, Host> byMac, Index<Ipv4Address, Host> byAddress, int size) {
        this.byId = byId;
        this.byMac = byMac;
        this.byAddress = byAddress;
        this.size = size;
    }

    public static HostTable of(Collection<Host> hosts) {
        HostTable table = EMPTY;
        for (Host host : hosts) {
            table = table.with(host);
        }
        return table;
    }

    public @Nullable Host byId(long id) {
        return byId.get(id);
    }

    public @Nullable Host byMac(MacAddress mac) {
        return byMac.get(mac);
    }

    /** The host for which an address is reserved. */
    public @Nullable Host byAddress(Ipv4Address address) {
        return byAddress.get(address);
    }

    public int size() {
        return size;
    }

    /** This table with a host added, or put in the place of the one with the same id. */
    public HostTable with(Host host) {
        HostTable base = without(host.id());
        Index<MacAddress, Host> macs = base.byMac;
        for (Host.Nic nic : host.nics()) {
            macs = macs.with(nic.mac(), host);
        }
        Index<Ipv4Address, Host> addresses =
                host.address() == null ? base.byAddress : base.byAddress.with(host.address(), host);
        return new HostTable(base.byId.with(host.id(), host), macs, addresses, base.size + 1);
    }

    public HostTable without(long id) {
        Host old = byId.get(id);
        if (old == null) {
            return this;
        }
        Index<MacAddress, Host> macs = byMac;
        for (Host.Nic nic : old.nics()) {
            macs = macs.without(nic.mac());
        }
        Index<Ipv4Address, Host> addresses = old.address() == null ? byAddress : byAddress.without(old.address());
        return new HostTable(byId.without(id), macs, addresses, size - 1);
    }

    /** A map spread over small maps by hash, of which a change copies one. */
    private record Index<K, V>(Map<K, V>[] spread) {
        private static final int WIDTH = 1024;

        @SuppressWarnings({"unchecked", "rawtypes"})
        static <K, V> Index<K, V> empty() {
            Map[] spread = new Map[WIDTH];
            java.util.Arrays.fill(spread, Map.of());
            return new Index<>(spread);
        }

        private static int place(Object key) {
            int hash = key.hashCode() * 0x9E3779B9;
            return (hash >>> 16) & (WIDTH - 1);
        }

        @Nullable
        V get(K key) {
            return spread[place(key)].get(key);
        }

        Index<K, V> with(K key, V value) {
            Map<K, V> patched = new HashMap<>(spread[place(key)]);
            patched.put(key, value);
            return replaced(key, patched);
        }

        Index<K, V> without(K key) {
            Map<K, V> patched = new HashMap<>(spread[place(key)]);
            patched.remove(key);
            return replaced(key, patched);
        }

        private Index<K, V> replaced(K key, Map<K, V> part) {
            Map<K, V>[] copy = spread.clone();
            copy[place(key)] = part;
            return new Index<>(copy);
        }
    }
}
