package io.pxescope.listeners;

import java.util.Locale;

/** Says in an operator's words why a port could not be bound, and what to do. */
public final class BindTrouble {
    private BindTrouble() {}

    public static ListenerStatus.Down of(Throwable failure, int port) {
        String text = String.valueOf(failure.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return new ListenerStatus.Down(
                    "Port " + port + " is taken by another program.",
                    "Stop it (see `ss -lntup`), or set another port.");
        }
        if (lower.contains("permission denied") || lower.contains("operation not permitted")) {
            return new ListenerStatus.Down(
                    "No permission for port " + port + ".",
                    "Give the program CAP_NET_BIND_SERVICE and CAP_NET_RAW, or run it as root.");
        }
        if (lower.contains("no such device")) {
            return new ListenerStatus.Down(
                    "There is no such interface.", "Look at `ip link` and correct pxescope.interfaces.");
        }
        return new ListenerStatus.Down(text, "Look at the log.");
    }
}
