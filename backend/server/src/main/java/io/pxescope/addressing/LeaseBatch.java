package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.responder.ClientKey;
import io.pxescope.responder.LeaseAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What is committed together: one row per address, the last one written of each. Two clients' rows of one address go
 * into two batches, so that each is judged by what the one before it left in the database.
 */
final class LeaseBatch {

    /** Many enough that one flush serves a machine room that is switched on at once. */
    static final int MOST_ROWS = 4096;

    record Pending(LeaseDecision.Write write, CompletableFuture<LeaseAnswer> answer) {}

    private final Map<Ipv4Address, Lease> rows = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /** Takes it in, or returns false where it must wait for the next batch. */
    boolean add(Pending next) {
        if (rows.size() >= MOST_ROWS || next.write().rows().stream().anyMatch(this::isOfAnotherClient)) {
            return false;
        }
        next.write().rows().forEach(row -> rows.put(row.address(), row));
        pending.add(next);
        return true;
    }

    private boolean isOfAnotherClient(Lease row) {
        Lease present = rows.get(row.address());
        ClientKey client = present == null ? row.client() : present.client();
        return !client.equals(row.client());
    }

    List<Lease> rows() {
        return List.copyOf(rows.values());
    }

    List<Pending> pending() {
        return pending;
    }
}
