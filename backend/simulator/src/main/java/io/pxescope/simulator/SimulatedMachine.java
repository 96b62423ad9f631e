package io.pxescope.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One machine of the room: boots, runs for a while, and is rebooted, until it is switched off. */
final class SimulatedMachine {

    /** From power-on to the first DISCOVER. */
    private static final Duration POST = Duration.ofSeconds(2);
    /** PXELINUX counts 300 s of dots before it resets; at the room's pace less. */
    private static final Duration UNTIL_RESET = Duration.ofSeconds(25);
    /** lpxelinux.0 that hears nothing tries for 6 min 38 s and resets after 5 min more; at the room's pace less. */
    private static final Duration DEAF = Duration.ofSeconds(40);
    /** Somebody walks by and presses the button. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(60);

    private static final Duration SHORTEST_RUN = Duration.ofSeconds(20);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);
    /** Machines are rebooted less often once the room has shown what it is. */
    private static final int CALM_AFTER = 8;

    private static final int CALM = 3;

    private final Surroundings room;
    private final Machine machine;
    private Station station;
    private int boots;

    SimulatedMachine(Surroundings room, Machine machine) {
        this.room = room;
        this.machine = machine;
        this.station = new Station(room, machine);
    }

    /** Presses the power button after a wait that is not paced by this machine. */
    void switchOn(Duration delay) {
        Station now = new Station(room, machine);
        station = now;
        room.loop().after(delay, () -> {
            if (station.equals(now)) {
                boot(now);
            }
        });
    }

    void switchOff() {
        station.switchOff();
    }

    private void boot(Station now) {
        boots++;
        now.take(POST.dividedBy(2), POST)
                .thenCompose(posted -> rom(now))
                .thenCompose(wait -> now.take(wait, wait.plus(wait.dividedBy(4))))
                .whenComplete((rested, fault) -> {
                    if (fault != null) {
                        room.console().fault(fault);
                    }
                    now.switchOff();
                    switchOn(fault == null ? Duration.ZERO : UNTIL_NOTICED);
                });
    }

    /** Boots; completes with how long the machine then stays as it is. */
    private CompletableFuture<Duration> rom(Station now) {
        return now.address(DhcpManner.of(machine.nic().rom())).thenCompose(lease -> {
            if (lease.isEmpty()) {
                return ends(now, "PXE-E51: No DHCP or proxyDHCP offers were received.", UNTIL_RESET);
            }
            if (lease.get().bootFile().isEmpty()) {
                return ends(now, "PXE-E53: No boot filename received", UNTIL_RESET);
            }
            return now.take(Duration.ofMillis(150), Duration.ofMillis(600))
                    .thenCompose(ready -> RomScript.fetch(now, lease.get()))
                    .thenCompose(file -> file instanceof TftpOutcome.Received received
                            ? start(now, lease.get(), received)
                            : ends(now, RomScript.screen(file, machine.nic().rom()), UNTIL_RESET));
        });
    }

    private CompletableFuture<Duration> start(Station now, BootLease lease, TftpOutcome.Received file) {
        now.closeSockets();
        Optional<Nbp> nbp = Nbp.of(file.head());
        if (nbp.isEmpty()) {
            return ends(now, "", UNTIL_NOTICED);
        }
        now.print(nbp.get().banner());
        if (nbp.get().ownStack() && !machine.nic().wakesReceiver()) {
            return deaf(now);
        }
        return PxelinuxScript.run(now, lease, nbp.get()).thenCompose(result -> {
            now.closeSockets();
            if (result instanceof LoaderResult.Stopped stopped) {
                return ends(now, stopped.screen(), stopped.resets() ? UNTIL_RESET : UNTIL_NOTICED);
            }
            String commandLine = result instanceof LoaderResult.KernelStarted kernel ? kernel.commandLine() : null;
            return SystemScript.run(now, commandLine).thenApply(up -> run(now));
        });
    }

    /**
     * The founding story: the loader has its own IP stack and polls the ROM for frames, and this ROM never says that one
     * waits. It broadcasts ARP requests and does not hear the answers, so not one datagram leaves it, until it gives up.
     */
    private CompletableFuture<Duration> deaf(Station now) {
        return now.take(DEAF, DEAF.plusSeconds(5)).thenCompose(silence -> {
            now.print("Failed to load ldlinux.c32");
            return ends(now, "Boot failed: press a key to retry, or wait for reset...", Duration.ofSeconds(1));
        });
    }

    private Duration run(Station now) {
        now.print("login:");
        long spread = LONGEST_RUN.minus(SHORTEST_RUN).toMillis();
        Duration run = SHORTEST_RUN.plusMillis(room.random().nextLong(spread));
        return boots > CALM_AFTER ? run.multipliedBy(CALM) : run;
    }

    private static CompletableFuture<Duration> ends(Station now, String screen, Duration wait) {
        now.print(screen);
        return CompletableFuture.completedFuture(wait);
    }
}
