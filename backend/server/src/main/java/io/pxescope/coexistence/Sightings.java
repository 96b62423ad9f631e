package io.pxescope.coexistence;

import io.pxescope.net.Ipv4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Other servers and relays: added up in memory as packets come, and written every {@value #SECONDS} s, a row for each and
 * none for each packet. Bounded: of more than {@value #WAITING} different ones between two writes the rest are not told
 * apart, since who sends so many makes them up.
 */
@Component
public class Sightings implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);
    private static final int SECONDS = 2;
    private static final int WAITING = 512;

    private record ServerKey(long networkId, Ipv4Address server) {}

    private record RelayKey(Ipv4Address giaddr, @Nullable Ipv4Address link) {}

    private final SightingRows rows;
    private final Object lock = new Object();
    private final Object writing = new Object();
    private Map<ServerKey, ServerSighting> servers = new LinkedHashMap<>();
    private Map<RelayKey, RelaySighting> relays = new LinkedHashMap<>();
    private @Nullable ScheduledExecutorService writer;

    Sightings(SightingRows rows) {
        this.rows = rows;
    }

    void chosen(ServerSighting sighting) {
        synchronized (lock) {
            add(servers, new ServerKey(sighting.networkId(), sighting.server()), sighting, ServerSighting::and);
        }
    }

    void relayed(RelaySighting sighting) {
        synchronized (lock) {
            add(relays, new RelayKey(sighting.giaddr(), sighting.link()), sighting, RelaySighting::and);
        }
    }

    private static <K, V> void add(Map<K, V> waiting, K key, V sighting, BinaryOperator<V> together) {
        if (waiting.size() < WAITING || waiting.containsKey(key)) {
            waiting.merge(key, sighting, together);
        }
    }

    /** Other servers that machines of a network chose, the newest first. */
    public List<ServerSighting> servers(long networkId) {
        write();
        return rows.servers(networkId);
    }

    /** All relays, the newest first. */
    public List<RelaySighting> relays() {
        write();
        return rows.relays();
    }

    /** Writes what waits; what cannot be written waits on. */
    void write() {
        synchronized (writing) {
            List<ServerSighting> chosen;
            List<RelaySighting> relayed;
            synchronized (lock) {
                if (servers.isEmpty() && relays.isEmpty()) {
                    return;
                }
                chosen = new ArrayList<>(servers.values());
                relayed = new ArrayList<>(relays.values());
                servers = new LinkedHashMap<>();
                relays = new LinkedHashMap<>();
            }
            try {
                rows.add(chosen, relayed);
            } catch (DataAccessException away) {
                LOG.warn("What was heard of other servers and relays could not be written: {}", away.getMessage());
                putBack(chosen, relayed);
            }
        }
    }

    private void putBack(List<ServerSighting> chosen, List<RelaySighting> relayed) {
        synchronized (lock) {
            Map<ServerKey, ServerSighting> laterServers = servers;
            Map<RelayKey, RelaySighting> laterRelays = relays;
            servers = new LinkedHashMap<>();
            relays = new LinkedHashMap<>();
            chosen.forEach(this::chosen);
            relayed.forEach(this::relayed);
            laterServers.values().forEach(this::chosen);
            laterRelays.values().forEach(this::relayed);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "coexistence-sightings"));
        thread.scheduleWithFixedDelay(this::writeAndGoOn, SECONDS, SECONDS, TimeUnit.SECONDS);
        writer = thread;
    }

    private void writeAndGoOn() {
        try {
            write();
        } catch (RuntimeException bug) {
            LOG.error("What was heard of other servers and relays could not be written", bug);
        }
    }

    @Override
    public void stop() {
        if (writer != null) {
            writer.shutdown();
            writer = null;
        }
        writeAndGoOn();
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    /** Before the doors, and stopped after them. */
    @Override
    public int getPhase() {
        return 300;
    }
}
