package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one network that may be given to anyone, and which of them are taken: one bit per address, so that a
 * free one is found at once in a pool of 65,536. Not safe for threads; knows no clock.
 */
final class AddressPool {

    private record Range(int first, long start, long end) {
        int size() {
            return (int) (end - start + 1);
        }
    }

    private record Due(Instant at, Ipv4Address address) {}

    private final List<Range> ranges;
    private final int width;
    private final int size;
    private final BitSet taken;
    private final BitSet remembered;
    private final Map<Ipv4Address, Instant> takenUntil = new HashMap<>();
    private final TreeSet<Due> due = new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::address));

    AddressPool(Network network) {
        this.ranges = merged(network.ranges());
        this.width = ranges.stream().mapToInt(Range::size).sum();
        this.taken = new BitSet(width);
        exclude(network.router());
        if (network.subnet().prefixLength() < 31) {
            exclude(network.subnet().network());
            exclude(network.subnet().broadcast());
        }
        this.remembered = (BitSet) taken.clone();
        this.size = width - taken.cardinality();
    }

    private static List<Range> merged(List<Network.AddressRange> ranges) {
        List<Network.AddressRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(Network.AddressRange::from));
        List<Range> merged = new ArrayList<>();
        int first = 0;
        long next = 0;
        for (Network.AddressRange range : sorted) {
            long start = Math.max(next, unsigned(range.from()));
            long end = unsigned(range.to());
            if (start <= end) {
                Range part = new Range(first, start, end);
                merged.add(part);
                first += part.size();
                next = end + 1;
            }
        }
        return merged;
    }

    private static long unsigned(Ipv4Address address) {
        return Integer.toUnsignedLong(address.bits());
    }

    private void exclude(@Nullable Ipv4Address address) {
        int index = address == null ? -1 : indexOf(address);
        if (index >= 0) {
            taken.set(index);
        }
    }

    private int indexOf(Ipv4Address address) {
        long number = unsigned(address);
        for (Range range : ranges) {
            if (range.start() <= number && number <= range.end()) {
                return (int) (range.first() + number - range.start());
            }
        }
        return -1;
    }

    private Ipv4Address at(int index) {
        for (Range range : ranges) {
            if (index < range.first() + range.size()) {
                return new Ipv4Address((int) (range.start() + index - range.first()));
            }
        }
        throw new IndexOutOfBoundsException("address " + index + " of a pool of " + width);
    }

    /** How many addresses it has to give, taken or not. */
    int size() {
        return size;
    }

    int takenCount() {
        return takenUntil.size();
    }

    /** Nobody gets the address before {@code until}. */
    void take(Ipv4Address address, Instant until) {
        int index = indexOf(address);
        if (index < 0) {
            return;
        }
        Instant before = takenUntil.put(address, until);
        if (before != null) {
            due.remove(new Due(before, address));
        }
        due.add(new Due(until, address));
        taken.set(index);
        remembered.set(index);
    }

    void free(Ipv4Address address) {
        Instant until = takenUntil.remove(address);
        if (until != null) {
            due.remove(new Due(until, address));
            taken.clear(indexOf(address));
        }
    }

    /** Prefers other addresses to this one while there are any: its last holder may come back. */
    void remember(Ipv4Address address) {
        int index = indexOf(address);
        if (index >= 0) {
            remembered.set(index);
        }
    }

    void expire(Instant now) {
        while (!due.isEmpty() && !due.first().at().isAfter(now)) {
            free(due.first().address());
        }
    }

    /** When the next taken address becomes free, or null when none is taken. */
    @Nullable
    Instant nextFree() {
        return due.isEmpty() ? null : due.first().at();
    }

    /**
     * A free address: one that was never given if there is any, searched upwards from a place that depends on {@code
     * seed} only. A client so tends to meet the same address again even when all records are lost.
     *
     * @param allowed refuses addresses that are kept for somebody
     */
    @Nullable
    Ipv4Address choose(int seed, Predicate<Ipv4Address> allowed) {
        if (width == 0) {
            return null;
        }
        int start = Math.floorMod(seed * 0x9E3779B9, width);
        Ipv4Address fresh = choose(remembered, start, allowed);
        return fresh != null ? fresh : choose(taken, start, allowed);
    }

    private @Nullable Ipv4Address choose(BitSet occupied, int start, Predicate<Ipv4Address> allowed) {
        Ipv4Address above = choose(occupied, start, width, allowed);
        return above != null ? above : choose(occupied, 0, start, allowed);
    }

    private @Nullable Ipv4Address choose(BitSet occupied, int from, int to, Predicate<Ipv4Address> allowed) {
        for (int i = occupied.nextClearBit(from); i < to; i = occupied.nextClearBit(i + 1)) {
            Ipv4Address address = at(i);
            if (allowed.test(address)) {
                return address;
            }
        }
        return null;
    }
}
