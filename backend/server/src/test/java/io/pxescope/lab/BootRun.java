package io.pxescope.lab;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How a boot in QEMU went, as the machine's own console tells it. */
record BootRun(JsonNode report, String console) {

    /** The milestone that ended the run, {@code exit} if the machine went off by itself, or {@code timeout}. */
    String end() {
        return report.path("end").asString();
    }

    boolean reached(String milestone) {
        return report.path("reached").has(milestone);
    }

    /** Seconds from power-on to a milestone. */
    double secondsTo(String milestone) {
        return report.path("reached").path(milestone).path("t").asDouble();
    }

    /** Each milestone with its second, for the log. */
    String milestones() {
        return report.path("reached").properties().stream()
                .map(entry -> entry.getKey() + "@" + entry.getValue().path("t").asString())
                .collect(Collectors.joining(" "));
    }

    /** Each milestone with the text that showed it. */
    Map<String, String> texts() {
        return report.path("reached").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().path("text").asString()));
    }
}
