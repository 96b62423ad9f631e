package io.pxescope.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponderPropertyTest {

    private final ResponderScene scene = new ResponderScene();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutatedRequestsEndInAReplyOrAReason(long seed) {
        Random random = new Random(seed);
        byte[][] originals = {
            DhcpCodec.encode(ResponderScene.message(DhcpMessageType.DISCOVER, ResponderScene.WEB_01)
                    .add(ResponderScene.pxe(7))
                    .build()),
            DhcpCodec.encode(ResponderScene.selecting(ResponderScene.STRANGER, ResponderScene.POOLED)),
            DhcpCodec.encode(ResponderScene.message(DhcpMessageType.INFORM, ResponderScene.WEB_01)
                    .ciaddr(ResponderScene.POOLED)
                    .build())
        };
        List<LeaseAnswer> answers = List.of(
                new LeaseAnswer.Held(ResponderScene.POOLED, Duration.ofHours(1)),
                new LeaseAnswer.Exhausted("all leased"),
                new LeaseAnswer.NotYours("another's"),
                new LeaseAnswer.Unknown("no record"),
                new LeaseAnswer.Noted("noted"),
                new LeaseAnswer.Unavailable("no database"));
        for (int i = 0; i < 10_000; i++) {
            byte[] payload = originals[random.nextInt(originals.length)].clone();
            for (int hits = random.nextInt(6); hits > 0; hits--) {
                payload[random.nextInt(280)] = (byte) random.nextInt(256);
            }
            Optional<DhcpMessage> message = DhcpCodec.decode(payload).asMessage();
            message.ifPresent(request -> assertIsSettled(request, answers.get(random.nextInt(answers.size()))));
        }
    }

    private void assertIsSettled(DhcpMessage request, LeaseAnswer lease) {
        DhcpReading reading = scene.ask(request, ResponderScene.ON_LINK);
        DhcpOutcome outcome = reading instanceof DhcpQuestion question
                ? scene.outcome(
                        request, ResponderScene.ON_LINK, ResponderScene.BOOT, question.lease() == null ? null : lease)
                : (DhcpOutcome) reading;
        if (outcome instanceof DhcpOutcome.Reply reply) {
            DhcpMessage sent = ResponderScene.onTheWire(reply, request);
            assertThat(sent.op()).isEqualTo(DhcpMessage.BOOTREPLY);
            assertThat(sent.xid()).isEqualTo(request.xid());
            assertThat(sent.options().address(OptionCode.SERVER_IDENTIFIER)).isPresent();
            assertThat(reply.route().destination().address()).isNotEqualTo(Ipv4Address.ANY);
        } else {
            assertThat(((DhcpOutcome.Silence) outcome).because()).isNotBlank();
        }
    }
}
