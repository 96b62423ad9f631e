package io.pxescope.lab;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Asks {@code lab check}, once per JVM, whether this machine can run the lab. */
final class LabRequirement implements ExecutionCondition {

    private static final List<String> MISSING = missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (MISSING.isEmpty()) {
            return ConditionEvaluationResult.enabled("the lab is complete");
        }
        String reason = "The lab lacks: " + String.join("; ", MISSING) + ". deploy/lab/install.sh installs it.";
        if ("required".equals(System.getProperty("lab"))) {
            throw new IllegalStateException(reason);
        }
        LoggerFactory.getLogger(LabRequirement.class).warn("{} skipped. {}", context.getDisplayName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    private static List<String> missing() {
        try {
            Finished check = Finished.of(Duration.ofSeconds(30), LabNetwork.SCRIPT.toString(), "check");
            if (check.status() == 0) {
                return List.of();
            }
            return check.output().isBlank()
                    ? List.of(check.errors().strip())
                    : check.output().lines().toList();
        } catch (UncheckedIOException e) {
            return List.of("python3 (" + e.getMessage() + ")");
        }
    }
}
