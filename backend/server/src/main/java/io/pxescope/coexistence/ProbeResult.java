package io.pxescope.coexistence;

import io.pxescope.probe.ProbeOffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a probe sent, and what came.
 *
 * @param by who started it
 * @param mode {@code interface} or {@code relay}
 * @param vantage from where it was seen, in words: {@code eth0 (broadcast), as seen from 10.77.0.1}
 * @param seconds waited
 * @param asked the questions in their order
 * @param offers in the order they came
 * @param own what this server would answer to each question, by its own rules; it was not sent
 */
public record ProbeResult(
        long id,
        String host,
        Instant at,
        String by,
        String mode,
        String vantage,
        int seconds,
        List<Asked> asked,
        List<ProbeOffer> offers,
        List<Own> own) {

    /** A question. @param to where it was sent */
    public record Asked(String mac, String client, String xid, String to) {}

    /** What this server would say to a question, in a sentence. */
    public record Own(String mac, String client, boolean answers, String sentence) {}

    /** The servers that answered, in the order they did. */
    public List<String> servers() {
        return offers.stream().map(ProbeOffer::who).distinct().toList();
    }

    /** The outcome in one sentence, with the vantage point and the time that it is true of. */
    public String summary() {
        List<String> servers = servers();
        String where = " within " + seconds + " s on " + vantage;
        if (servers.isEmpty()) {
            return "No server but this one offered anything" + where + ".";
        }
        return (servers.size() == 1 ? "1 other server" : servers.size() + " other servers") + " offered" + where + ": "
                + servers.stream().collect(Collectors.joining(", ")) + ".";
    }
}
