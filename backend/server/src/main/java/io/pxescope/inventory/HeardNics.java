package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what the NICs of hosts say of themselves. Facts of the machine, not a change that somebody made: no audit entry.
 * When a NIC tells another PCI id than before, the guess of its model is another, and whoever keeps a copy of the host is
 * told.
 */
@Service
public class HeardNics {
    /** How old the time of the newest word may be while it stays the same. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private final HeardRows rows;
    private final HostRecords hosts;
    private final ApplicationEventPublisher events;

    HeardNics(HeardRows rows, HostRecords hosts, ApplicationEventPublisher events) {
        this.rows = rows;
        this.hosts = hosts;
        this.events = events;
    }

    /** Writes to the database: not to be called on an event loop. What was said is cut and cleaned here. */
    @Transactional
    public void note(List<Saying> sayings) {
        Map<MacAddress, List<Heard>> before =
                rows.of(sayings.stream().map(Saying::mac).collect(Collectors.toSet()));
        List<Saying> news = sayings.stream()
                .map(saying -> new Saying(saying.mac(), saying.facts().cleaned(), saying.at()))
                .filter(saying -> isNews(saying, before.getOrDefault(saying.mac(), List.of())))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        rows.put(news);
        Set<MacAddress> macs = news.stream().map(Saying::mac).collect(Collectors.toSet());
        Map<MacAddress, List<Heard>> after = rows.of(macs);
        Set<Long> changed = new HashSet<>();
        for (MacAddress mac : macs) {
            String guessBefore = Heard.modelGuess(before.getOrDefault(mac, List.of()));
            if (!Objects.equals(guessBefore, Heard.modelGuess(after.getOrDefault(mac, List.of())))) {
                hosts.idOfMac(mac.toString()).ifPresent(changed::add);
            }
        }
        changed.forEach(id -> events.publishEvent(new HostChanged(id)));
    }

    private static boolean isNews(Saying saying, List<Heard> known) {
        return known.stream()
                .noneMatch(heard -> heard.facts().equals(saying.facts())
                        && Duration.between(heard.last(), saying.at()).compareTo(FRESH) < 0);
    }
}
