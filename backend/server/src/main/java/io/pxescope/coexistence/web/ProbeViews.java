package io.pxescope.coexistence.web;

import io.pxescope.coexistence.ProbeResult;
import io.pxescope.probe.ProbeClient;
import io.pxescope.probe.ProbeOffer;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Probes as pages show them: a line for each question with what came to it. */
final class ProbeViews {
    private ProbeViews() {}

    /** A probe, whole. */
    record Probe(
            long id,
            Moment at,
            String ago,
            String by,
            String summary,
            Status status,
            String sent,
            List<Question> questions) {}

    /** @param own what this server would say */
    record Question(String mac, String client, Status status, List<Offer> offers, String own) {}

    record Offer(String server, String from, String type, String address, String boot, String vendor, String after) {}

    static Probe of(ProbeResult result, Instant now, ZoneId zone) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < result.asked().size(); i++) {
            ProbeResult.Asked asked = result.asked().get(i);
            List<Offer> offers = result.offers().stream()
                    .filter(offer ->
                            offer.mac().equals(asked.mac()) && offer.client().equals(asked.client()))
                    .map(ProbeViews::offer)
                    .toList();
            questions.add(new Question(
                    asked.mac(),
                    words(asked.client()),
                    offers.isEmpty()
                            ? Status.ok("silence")
                            : Status.warn(offers.size() == 1 ? "1 offer" : offers.size() + " offers"),
                    offers,
                    i < result.own().size() ? Shown.text(result.own().get(i).sentence()) : ""));
        }
        String to = result.asked().isEmpty() ? "" : result.asked().get(0).to();
        return new Probe(
                result.id(),
                Moment.of(result.at(), now, zone),
                Ago.of(result.at(), now),
                Shown.text(result.by()),
                result.summary(),
                status(result),
                result.asked().size() + " DISCOVERs to " + to
                        + ", each sent twice, with the broadcast bit; no REQUEST.",
                questions);
    }

    /** How a probe ended, in a word. */
    static Status status(ProbeResult result) {
        return result.offers().isEmpty() ? Status.ok("Silent") : Status.warn("Answered");
    }

    private static String words(String client) {
        return ProbeClient.of(client).map(ProbeClient::words).orElse(client);
    }

    private static Offer offer(ProbeOffer offer) {
        return new Offer(
                offer.who(),
                offer.from(),
                offer.type(),
                Objects.requireNonNullElse(offer.address(), "no address"),
                boot(offer),
                vendor(offer),
                String.format(Locale.ROOT, "%.2f s", offer.afterMillis() / 1000.0));
    }

    private static String boot(ProbeOffer offer) {
        if (offer.bootFile() == null) {
            return "no boot file";
        }
        String from = offer.nextServer() != null ? offer.nextServer() : offer.tftpServer();
        return Shown.text(offer.bootFile()) + (from == null ? "" : " from " + Shown.text(from));
    }

    private static String vendor(ProbeOffer offer) {
        return part("60 ", offer.vendorClass()) + part("43 ", offer.vendorOptions()) + part("66 ", offer.tftpServer());
    }

    private static String part(String option, @Nullable String value) {
        return value == null ? "" : option + Shown.text(value) + " ";
    }
}
