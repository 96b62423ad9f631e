package io.pxescope.webkit;

import java.time.Duration;
import java.util.Locale;

/**
 * A number with its unit, written with three figures. Units of bytes are decimal: 1 kB is 1000 B.
 *
 * @param unit may be empty
 */
public record Quantity(String number, String unit) {
    public static final Quantity NONE = new Quantity("", "");

    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    /** Both, for sentences. */
    public String text() {
        return unit.isEmpty() ? number : number + " " + unit;
    }

    public static Quantity bytes(long n) {
        return scaled(n, "");
    }

    /** Bytes per second. */
    public static Quantity rate(long bytes, Duration took) {
        long nanos = Math.max(1, took.toNanos());
        return rate(bytes * 1e9 / nanos);
    }

    /** Bytes per second. */
    public static Quantity rate(double bytesPerSecond) {
        return scaled(bytesPerSecond, "/s");
    }

    private static Quantity scaled(double value, String per) {
        int power = 0;
        double scaled = value;
        while (scaled >= 999.5 && power < BYTES.length - 1) {
            scaled /= 1000;
            power++;
        }
        String number = power == 0 ? Long.toString(Math.round(scaled)) : figures(scaled);
        return new Quantity(number, BYTES[power] + per);
    }

    /** A count with separators: 3,005. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** For example 2.1 ms, 52 ms, 3.96 s, 42.2 s, 1 min 58 s, 2 h 5 min, 3 d. */
    public static Quantity duration(Duration d) {
        double ms = d.toNanos() / 1e6;
        if (ms < 9.95) {
            return new Quantity(format(1, ms), "ms");
        }
        if (ms < 999.5) {
            return new Quantity(format(0, ms), "ms");
        }
        double s = ms / 1000;
        if (s < 59.95) {
            return new Quantity(figures(s), "s");
        }
        long seconds = Math.round(s);
        if (seconds < 3600) {
            return new Quantity(
                    seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60),
                    seconds % 60 == 0 ? "" : "s");
        }
        if (seconds < 48 * 3600) {
            long minutes = seconds % 3600 / 60;
            return new Quantity(seconds / 3600 + " h" + (minutes == 0 ? "" : " " + minutes), minutes == 0 ? "" : "min");
        }
        return new Quantity(Long.toString(seconds / 86_400), "d");
    }

    private static String figures(double value) {
        return format(value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value);
    }

    private static String format(int decimals, double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
