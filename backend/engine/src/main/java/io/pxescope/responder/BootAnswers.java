package io.pxescope.responder;

import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootNames;
import io.pxescope.policy.BootPath;
import io.pxescope.responder.DhcpOutcome.Silence;
import org.jspecify.annotations.Nullable;

/** What a question is told of its boot, from the decision that the boot began with: the names below its token. */
public final class BootAnswers {
    private BootAnswers() {}

    /** Makes the URL of a file that this server's HTTP door gives. */
    @FunctionalInterface
    public interface Urls {
        /** @param path with the boot's prefix */
        String of(IpAddress server, String path);
    }

    /**
     * Null where the client does not boot, or is not served.
     *
     * @param token of the boot, or null where it has none
     */
    public static @Nullable BootAnswer of(
            DhcpQuestion question, BootDecision decision, @Nullable String token, Urls urls) {
        BootClient client = question.client();
        if (client == null || token == null || !(decision instanceof BootDecision.Serve serve)) {
            return null;
        }
        BootNames names = BootNames.of(serve, client, question.mac());
        Ipv4Address local = question.ingress().local();
        String prefix = BootPath.prefix(token);
        String file = prefix + names.file();
        return new BootAnswer(
                names.http() ? urls.of(local, file) : file,
                names.configFile() == null ? null : prefix + names.home(),
                names.configFile(),
                local,
                client.wantsUrl(),
                names.because());
    }

    /** The silence of a client that wants to boot and has no {@link BootAnswer}. */
    public static Silence nothingToBoot(BootDecision decision) {
        return new Silence(DropReason.NOTHING_TO_BOOT, decision.explanation().decisive());
    }
}
