package io.pxescope.publishing.web;

import io.pxescope.dhcp.DhcpDecoding;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.net.WireText;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootFiles.Found;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.FileToCome;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.publishing.Explained;
import io.pxescope.responder.DhcpOutcome;
import io.pxescope.responder.DryRun;
import io.pxescope.webkit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an explanation into words. */
final class Telling {
    private Telling() {}

    /** @param arch of the client that the message was made up for, or null */
    static Told of(Explained explained, @Nullable String arch) {
        DryRun.Result result = explained.result();
        DhcpMessage message = result.decoding().asMessage().orElse(null);
        MacAddress mac = message == null ? null : message.mac().orElse(null);
        DhcpOutcome outcome = result.outcome();
        String because = outcome instanceof DhcpOutcome.Reply reply
                ? reply.because()
                : ((DhcpOutcome.Silence) outcome).because();
        return new Told(
                explained.snapshot().version(),
                explained.host() == null ? null : explained.host().name(),
                mac == null ? null : mac.toString(),
                arch,
                message == null ? null : message(message, explained.layers()),
                result.decoding() instanceof DhcpDecoding.Malformed malformed
                        ? new Told.Malformed(malformed.reason(), explained.offset() + malformed.offset())
                        : null,
                place(result),
                result.reply() == null ? "silence" : type(result.reply()).toLowerCase(Locale.ROOT),
                outcome instanceof DhcpOutcome.Silence silence
                        ? silence.reason().name()
                        : null,
                because,
                result.decision() == null ? List.of() : rules(result.decision()),
                result.decision() instanceof BootDecision.Serve serve ? gets(serve) : null,
                reply(result),
                files(result.files()),
                notes(explained));
    }

    private static Told.Message message(DhcpMessage message, List<String> layers) {
        return new Told.Message(type(message), layers, fields(message), options(message));
    }

    private static Told.@Nullable Place place(DryRun.Result result) {
        Network network = result.network();
        return network == null
                ? null
                : new Told.Place(network.name(), network.subnet().toString(), result.found());
    }

    static List<Told.Rule> rules(BootDecision decision) {
        return decision.explanation().rules().stream()
                .map(rule -> new Told.Rule(rule.rule(), rule.matched(), rule.because()))
                .toList();
    }

    static Told.Gets gets(BootDecision.Serve serve) {
        Profile profile = serve.profile();
        return new Told.Gets(
                serve.build().id(),
                serve.build().name(),
                serve.assignment() != null,
                serve.loader().path(),
                profile == null ? null : profile.name(),
                serve.quirks().isNone() ? null : serve.quirks().words());
    }

    private static Told.@Nullable Reply reply(DryRun.Result result) {
        DhcpMessage reply = result.reply();
        if (reply == null || result.delivery() == null) {
            return null;
        }
        return new Told.Reply(
                type(reply),
                result.replySize(),
                result.delivery().to().toString(),
                result.delivery().words(),
                fields(reply),
                options(reply),
                result.omitted().stream().map(OptionCode::toString).toList());
    }

    private static String type(DhcpMessage message) {
        return message.messageType().map(Enum::name).orElse("BOOTP");
    }

    /** The fields that say something. */
    private static List<Told.Field> fields(DhcpMessage message) {
        List<Told.Field> fields = new ArrayList<>();
        fields.add(new Told.Field("xid", String.format("%08x", message.xid())));
        fields.add(new Told.Field(
                "chaddr",
                message.mac()
                        .map(MacAddress::toString)
                        .orElseGet(() -> message.chaddr().toHex())));
        if (message.secs() != 0) {
            fields.add(new Told.Field("secs", Integer.toString(message.secs())));
        }
        if (message.hops() != 0) {
            fields.add(new Told.Field("hops", Integer.toString(message.hops())));
        }
        if (message.flags() != 0) {
            fields.add(new Told.Field(
                    "flags", message.isBroadcast() ? "broadcast" : String.format("0x%04x", message.flags())));
        }
        add(
                fields,
                "ciaddr",
                message.ciaddr().isUnspecified() ? "" : message.ciaddr().toString());
        add(
                fields,
                "yiaddr",
                message.yiaddr().isUnspecified() ? "" : message.yiaddr().toString());
        add(
                fields,
                "siaddr",
                message.siaddr().isUnspecified() ? "" : message.siaddr().toString());
        add(
                fields,
                "giaddr",
                message.giaddr().isUnspecified() ? "" : message.giaddr().toString());
        add(fields, "sname", WireText.of(message.sname()));
        add(fields, "file", token(WireText.of(message.file())));
        return fields;
    }

    private static void add(List<Told.Field> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Told.Field(name, value));
        }
    }

    private static List<Told.Option> options(DhcpMessage message) {
        return message.options().toList().stream()
                .map(option ->
                        new Told.Option(option.code().code(), option.code().label(), token(option.describe())))
                .toList();
    }

    private static String token(String text) {
        return text.replace(BootTokens.EXAMPLE, "<token>");
    }

    private static List<Told.File> files(List<FileToCome> files) {
        List<Told.File> told = new ArrayList<>();
        for (FileToCome file : files) {
            told.add(file(told.size() + 1, file));
        }
        return told;
    }

    private static Told.File file(int order, FileToCome file) {
        Found found = file.found();
        Long size = null;
        String sha256 = null;
        String state = "step";
        String source = "";
        boolean expected = false;
        if (found instanceof Found.Stored stored) {
            size = stored.file().size();
            sha256 = stored.file().sha256();
            state = "found";
            source = stored.source();
        } else if (found instanceof Found.Rendered rendered) {
            state = "rendered";
            source = rendered.source();
        } else if (found instanceof Found.Missing missing) {
            state = "missing";
            source = missing.because();
            expected = missing.expected();
        }
        return new Told.File(
                order,
                WireText.of(file.name()),
                file.asker(),
                state,
                file.asked(),
                expected,
                size,
                sha256,
                source,
                file.note(),
                size == null ? "" : Quantity.bytes(size).text());
    }

    private static List<String> notes(Explained explained) {
        List<String> notes = new ArrayList<>(explained.assumptions());
        DryRun.Result result = explained.result();
        if (result.reply() != null && result.reply().yiaddr().isUnicast()) {
            boolean reserved = explained.host() != null
                    && result.reply().yiaddr().equals(explained.host().address());
            Optional.of("The address " + result.reply().yiaddr()
                            + " is an example: which one of the pool is given is decided when it asks.")
                    .filter(note -> !reserved)
                    .ifPresent(notes::add);
        }
        if (!result.files().isEmpty()) {
            notes.add("<token> stands for the boot's own token, which is signed when a boot begins.");
        }
        return notes;
    }
}
