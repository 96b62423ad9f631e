package io.pxescope.traces.web;

import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Transfers in words and numbers. */
final class TransferWords {
    private static final Pattern TOKEN = Pattern.compile("^/?b/[A-Za-z0-9_-]{20,}/");

    private TransferWords() {}

    /** A path without the boot's signed token, which says nothing to a reader. */
    static String withoutToken(String path) {
        return TOKEN.matcher(path).replaceFirst("b/…/");
    }

    static String base(String file) {
        return Shown.text(file.substring(file.lastIndexOf('/') + 1));
    }

    /** How it ended, as it follows the file's name. */
    static String outcome(Step.Transfer file) {
        if (file.outcome() == null) {
            return "asked for";
        }
        return switch (file.outcome()) {
            case COMPLETE -> "received";
            case SENT -> "sent, its end not acknowledged";
            case SIZE_PROBE -> "size asked";
            case NOT_FOUND -> "not found";
            case REFUSED -> "refused";
            case ABORTED -> "broken off";
            case TIMED_OUT -> "not acknowledged";
            case FAILED -> "not served";
        };
    }

    /** Bytes acknowledged, of a running transfer as far as is known now. */
    static long acknowledged(Step.Transfer file, StoredBoot boot) {
        return file.running()
                ? Objects.requireNonNullElse(boot.progress().get(file.id()), file.acknowledged())
                : file.acknowledged();
    }

    /** Null-safe: how long after the boot began. */
    static Duration since(BootTrace trace, Instant at) {
        return trace.first() == null ? Duration.ZERO : Duration.between(trace.first(), at);
    }

    /** For example {@code 47.4 of 84.6 MB}. */
    static String partOf(long there, long whole) {
        Quantity part = Quantity.bytes(there);
        Quantity all = Quantity.bytes(whole);
        return (part.unit().equals(all.unit()) ? part.number() : part.text()) + " of " + all.text();
    }

    static String options(Map<String, String> options) {
        return options.isEmpty()
                ? "none"
                : options.entrySet().stream()
                        .map(option -> Shown.text(option.getKey() + " " + option.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
