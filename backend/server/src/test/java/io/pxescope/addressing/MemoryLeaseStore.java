package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** The memory twin of the lease table in the database; it can be slow, and it can be down. */
final class MemoryLeaseStore implements LeaseStore {

    final Map<Ipv4Address, Lease> rows = new HashMap<>();
    final List<Integer> batches = new ArrayList<>();
    final Semaphore permits = new Semaphore(1_000_000);
    private int failures;

    synchronized void failNext(int times) {
        failures = times;
    }

    synchronized int batchCount() {
        return batches.size();
    }

    @Override
    public synchronized List<Lease> all() {
        failIfDown();
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized List<Lease> at(Collection<Ipv4Address> addresses) {
        return rows.values().stream()
                .filter(row -> addresses.contains(row.address()))
                .toList();
    }

    @Override
    public Set<Ipv4Address> write(List<Lease> written) {
        permits.acquireUninterruptibly();
        synchronized (this) {
            failIfDown();
            batches.add(written.size());
            Set<Ipv4Address> done = new HashSet<>();
            for (Lease row : written) {
                Lease before = rows.get(row.address());
                boolean kept = before != null && !mayFollow(before, row);
                if (!kept) {
                    rows.put(row.address(), row);
                    done.add(row.address());
                }
            }
            return done;
        }
    }

    private static boolean mayFollow(Lease before, Lease row) {
        boolean sameMachine = before.state() == Lease.State.BOUND && before.sameMachine(row.mac(), row.hostId());
        boolean taken = before.expires().isAfter(row.renewed());
        return before.client().equals(row.client()) || row.state() == Lease.State.BOUND && (!taken || sameMachine);
    }

    private void failIfDown() {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("connection refused");
        }
    }
}
