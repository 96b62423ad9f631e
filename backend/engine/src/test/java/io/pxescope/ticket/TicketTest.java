package io.pxescope.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts themselves are tried on the real servers by {@code OfficialServersIT}. */
class TicketTest {
    private static final MacAddress FIRST = MacAddress.parse("52:54:00:12:34:56");
    private static final MacAddress SECOND = MacAddress.parse("52:54:00:ab:cd:ef");
    private static final List<MacAddress> BOTH = List.of(FIRST, SECOND);
    private static final Ipv4Address OURS = Ipv4Address.parse("10.77.0.1");

    @Test
    void namesEveryCardOfTheHostForEveryServerInThatServersNotation() {
        Ticket ticket = Ticket.of("web-03", BOTH, OURS);
        assertThat(ticket.servers())
                .extracting(Instruction::key)
                .containsExactly("isc", "kea", "kea-api", "dnsmasq", "microsoft");
        assertThat(ticket.servers()).allSatisfy(instruction -> {
            String digits = instruction.apply().replaceAll("[:-]", "").toLowerCase(java.util.Locale.ROOT);
            assertThat(digits).contains("525400123456", "525400abcdef");
            assertThat(instruction.undo()).isNotBlank();
            assertThat(instruction.check()).contains("robe");
            assertThat(instruction.tested()).isNotBlank();
        });
        assertThat(ticket.servers().get(4).apply()).contains("\"52-54-00-AB-CD-EF\"");
        assertThat(ticket.servers().get(4).tested()).isEqualTo("not tested here");
    }

    @Test
    void addsOurAddressToEachRelayAndSaysHowToTakeItOut() {
        assertThat(Ticket.of("web-03", BOTH, OURS).relays()).hasSize(5).allSatisfy(relay -> {
            assertThat(relay.apply()).contains("10.77.0.1");
            assertThat(relay.undo()).isNotBlank();
        });
        assertThat(Ticket.of("web-03", BOTH, null).relays()).isEmpty();
    }

    @Test
    void letsNoNameBreakOutOfItsQuotes() {
        String text = Ticket.of("a\"; }\nexecute(\"x\")", BOTH, OURS).servers().stream()
                .map(Instruction::apply)
                .reduce("", String::concat);
        assertThat(text).contains("pxescope-a-----execute--x--").doesNotContain("execute(");
    }

    @Test
    void isOneTextWithEverythingInIt() {
        Ticket ticket = Ticket.of("web-03", BOTH, OURS);
        String text = ticket.text();
        Stream.concat(ticket.servers().stream(), ticket.relays().stream())
                .forEach(instruction -> assertThat(text)
                        .contains(
                                instruction.title(),
                                instruction.apply().strip(),
                                instruction.undo().strip()));
        assertThat(text).startsWith("DHCP for the host web-03 (52:54:00:12:34:56, 52:54:00:ab:cd:ef)");
    }

    @Test
    void joinsKeasTestAndTakesItsOwnTermsOutAgain() {
        String ours = "pkt4.mac == 0x525400123456 or pkt4.mac == 0x525400abcdef";
        String theirs = "option[60].text == 'a)b' or member('KNOWN')";
        assertThat(KeaDropClass.with(null, BOTH)).isEqualTo(ours);
        assertThat(KeaDropClass.without(ours, BOTH)).isNull();
        assertThat(KeaDropClass.with(theirs, BOTH)).isEqualTo("(" + theirs + ") or " + ours);
        assertThat(KeaDropClass.without("(" + theirs + ") or " + ours, BOTH)).isEqualTo(theirs);
        assertThat(KeaDropClass.with(ours, BOTH)).as("a second time").isEqualTo(ours);
        assertThat(KeaDropClass.without(theirs, BOTH)).as("what is not in it").isEqualTo(theirs);
    }

    @Test
    void leavesOtherHostsInKeasTest() {
        String first = KeaDropClass.with(null, List.of(FIRST));
        String both = KeaDropClass.with(first, List.of(SECOND));
        assertThat(KeaDropClass.without(both, List.of(SECOND))).isEqualTo(first);
        assertThat(KeaDropClass.without(both, List.of(FIRST)))
                .satisfies(rest -> assertThat(rest).contains("525400abcdef").doesNotContain("525400123456"));
        assertThat(KeaDropClass.without("a and " + both, BOTH))
                .as("what somebody else wove into a test of theirs")
                .isEqualTo("a and " + both);
        String parenthesised = "(a) and (b)";
        assertThat(KeaDropClass.without(parenthesised, BOTH)).isEqualTo(parenthesised);
        assertThat(KeaDropClass.without(KeaDropClass.with(parenthesised, BOTH), BOTH))
                .isEqualTo(parenthesised);
    }
}
