package io.pxescope.publishing;

import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Host;
import io.pxescope.responder.DryRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message would get.
 *
 * @param snapshot that was decided over
 * @param host whose card sent it, or null
 * @param layers what stood around the message in a capture, outermost first
 * @param offset of the message in what was given
 * @param assumptions sentences about what the message alone does not tell
 */
public record Explained(
        DryRun.Result result,
        BootSnapshot snapshot,
        @Nullable Host host,
        List<String> layers,
        int offset,
        List<String> assumptions) {
    public Explained {
        layers = List.copyOf(layers);
        assumptions = List.copyOf(assumptions);
    }
}
