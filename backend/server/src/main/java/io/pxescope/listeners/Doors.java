package io.pxescope.listeners;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All doors of this process: opened last and closed first. One that cannot open does not stop the
 * panel: it is shown with the reason and the remedy, and tried again every {@value #RETRY_SECONDS} s.
 */
@Component
public class Doors implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final int RETRY_SECONDS = 10;

    private final DoorPlan plan;
    private final List<Door> doors = new ArrayList<>();
    private volatile List<DoorReport> reports = List.of();
    private @Nullable ScheduledExecutorService retries;
    private volatile boolean running;

    Doors(DoorPlan plan) {
        this.plan = plan;
    }

    /**
     * A door as the panel shows it.
     *
     * @param trouble why it is down and what to do, empty while it is up
     */
    public record DoorReport(String protocol, String where, boolean up, String trouble) {}

    /** All doors, as they stood when they were last looked at. */
    public List<DoorReport> reports() {
        return reports;
    }

    @Override
    public synchronized void start() {
        running = true;
        openAll();
        retries = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "listeners-retry"));
        retries.scheduleWithFixedDelay(this::openAll, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void openAll() {
        if (!running) {
            return;
        }
        doors.addAll(plan.missing(doors));
        List<DoorReport> seen = new ArrayList<>();
        for (Door door : doors) {
            boolean wasUp = door.status() instanceof ListenerStatus.Up;
            ListenerStatus status = wasUp ? door.status() : door.start();
            seen.add(report(door, status));
        }
        plan.troubles().forEach((name, trouble) -> seen.add(new DoorReport("all", name, false, trouble)));
        tellChanges(seen);
        reports = List.copyOf(seen);
    }

    private static DoorReport report(Door door, ListenerStatus status) {
        return status instanceof ListenerStatus.Down down
                ? new DoorReport(door.protocol(), door.where(), false, down.reason() + " " + down.remedy())
                : new DoorReport(door.protocol(), door.where(), true, "");
    }

    private void tellChanges(List<DoorReport> seen) {
        for (DoorReport report : seen) {
            if (!reports.contains(report)) {
                if (report.up()) {
                    LOG.info("{} is open at {}", report.protocol(), report.where());
                } else {
                    LOG.warn("{} at {} is down: {}", report.protocol(), report.where(), report.trouble());
                }
            }
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (retries != null) {
            retries.shutdown();
        }
        doors.forEach(Door::stop);
        doors.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everything that the doors ask or tell; before the web server, so that the panel shows the truth. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
