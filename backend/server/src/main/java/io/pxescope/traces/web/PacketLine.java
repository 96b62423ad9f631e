package io.pxescope.traces.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of the packet list.
 *
 * @param css {@code in}, {@code out}, {@code bad} or {@code fold}
 * @param time in seconds since the boot began
 * @param href where the line leads, or null
 */
public record PacketLine(
        String id,
        String css,
        String time,
        String direction,
        String text,
        @Nullable String href) {}
