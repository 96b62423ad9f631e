package io.pxescope.coexistence;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.probe.ProbeOffer;
import io.pxescope.probe.ProbeQuestion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The questions that were sent and whose time is not over, by transaction: recognises them and their answers. */
@Component
class ProbesUnderWay {
    private static final int MOST_ANSWERS = 64;

    private final Map<Integer, Open> open = new ConcurrentHashMap<>();
    private final Clock clock;

    ProbesUnderWay(Clock clock) {
        this.clock = clock;
    }

    /** A question and what was heard of it so far. */
    private static final class Open {
        private final ProbeQuestion question;
        private final Instant asked;
        private final List<ProbeOffer> answers = new ArrayList<>();

        Open(ProbeQuestion question, Instant asked) {
            this.question = question;
            this.asked = asked;
        }

        synchronized void heard(ProbeOffer offer) {
            if (answers.size() < MOST_ANSWERS && answers.stream().noneMatch(offer::repeats)) {
                answers.add(offer);
            }
        }

        synchronized List<ProbeOffer> answers() {
            return List.copyOf(answers);
        }
    }

    void begin(ProbeQuestion question) {
        open.put(question.xid(), new Open(question, clock.instant()));
    }

    /** Ends a question and gives what was heard. */
    List<ProbeOffer> end(ProbeQuestion question) {
        Open ended = open.remove(question.xid());
        return ended == null ? List.of() : ended.answers();
    }

    /** Takes a datagram that came to the client's port. */
    void received(byte[] payload, UdpEndpoint from) {
        DhcpCodec.decode(payload).asMessage().ifPresent(message -> takes(message, from));
    }

    /** Whether a message is such a question, come back to us as a broadcast does, or an answer to one, which is kept. */
    boolean takes(DhcpMessage message, UdpEndpoint from) {
        Open asked = open.isEmpty() ? null : open.get(message.xid());
        if (asked == null || !asked.question.isOf(message)) {
            return false;
        }
        if (message.op() == DhcpMessage.BOOTREPLY) {
            long after = Duration.between(asked.asked, clock.instant()).toMillis();
            asked.heard(ProbeOffer.of(asked.question, message, from, Math.max(0, after)));
        }
        return true;
    }
}
