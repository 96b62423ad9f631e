package io.pxescope.traces.web;

import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.webkit.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an HTTP request has to tell that a TFTP read has not. */
final class HttpWords {
    private HttpWords() {}

    static boolean isHttp(Step.Transfer file) {
        return file.protocol().equals("HTTP");
    }

    static String method(Step.Transfer file) {
        return file.asked().getOrDefault("method", "GET");
    }

    /** Method and status, for example {@code GET 200}, {@code HEAD 404}; the method alone before an answer. */
    static String line(Step.Transfer file) {
        String status = file.agreed() == null ? null : file.agreed().get("status");
        if (status == null && file.errorCode() != null) {
            status = file.errorCode().toString();
        }
        return status == null ? method(file) : method(file) + " " + status;
    }

    /** What is particular about the answer, or null. */
    static @Nullable String remark(Step.Transfer file) {
        Map<String, String> agreed = file.agreed() == null ? Map.of() : file.agreed();
        if (file.outcome() == TransferOutcome.SIZE_PROBE) {
            return "304".equals(agreed.get("status")) ? "has it already" : "size asked, normal";
        }
        String range = agreed.get("range");
        return range == null ? null : "bytes " + range.replace("/", " of ");
    }

    /** Whether the platform told what the client acknowledged. */
    static boolean acknowledgementsObserved(Step.Transfer file) {
        return file.agreed() == null || !"not observed".equals(file.agreed().get("acknowledged"));
    }

    /** For the packets' view: request line, what else was asked, and how it was answered. */
    static String packets(Step.Transfer file) {
        StringBuilder text = new StringBuilder("HTTP ")
                .append(method(file))
                .append(' ')
                .append(TransferWords.withoutToken(file.path()));
        file.asked().forEach((name, value) -> {
            if (!name.equals("method")) {
                text.append(", ").append(name).append(' ').append(value);
            }
        });
        if (file.running()) {
            return text.toString();
        }
        text.append(": ").append(line(file).substring(method(file).length()).strip());
        if (file.complete()) {
            text.append(", ").append(Quantity.count(file.acknowledged()));
            text.append(acknowledgementsObserved(file) ? " bytes acknowledged" : " bytes handed to the network");
            if (file.retransmits() > 0) {
                text.append(", ").append(Quantity.count(file.retransmits())).append(" segments sent again");
            }
        } else if (file.outcome() == TransferOutcome.SIZE_PROBE) {
            text.append(", ").append(remark(file));
        } else {
            text.append(file.errorCode() == null ? ", then " : " ")
                    .append(file.error() == null ? TransferWords.outcome(file) : file.error());
        }
        return text.toString();
    }
}
