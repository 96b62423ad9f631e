package io.pxescope.publishing.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message would get and why, as the API writes it and the pages show it. Where a boot token would stand it says
 * {@code <token>}: each boot has one of its own.
 *
 * @param snapshot version of what was published and decided over
 * @param mac null where the message has none that hosts could be known by
 * @param arch of the client that the message was made up for, or null: it was given
 * @param message as it was read, or null: it is none
 * @param malformed why it is none, or null
 * @param network where the client sits, or null
 * @param outcome {@code offer}, {@code ack}, {@code nak} or {@code silence}
 * @param reason of a silence, of the closed list
 * @param because a sentence
 * @param rules in the order they were applied
 * @param gets null where nothing is booted
 * @param reply null for a silence
 * @param files that are asked for after it, in order
 * @param notes what was assumed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Told(
        long snapshot,
        @Nullable String host,
        @Nullable String mac,
        @Nullable String arch,
        @Nullable Message message,
        @Nullable Malformed malformed,
        @Nullable Place network,
        String outcome,
        @Nullable String reason,
        String because,
        List<Rule> rules,
        @Nullable Gets gets,
        @Nullable Reply reply,
        List<File> files,
        List<String> notes) {

    /** @param around what stood around it in a capture, outermost first */
    record Message(String type, List<String> around, List<Field> fields, List<Option> options) {}

    /** @param offset in what was given */
    record Malformed(String reason, int offset) {}

    record Place(String name, String subnet, String because) {}

    record Rule(String rule, boolean matched, String because) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gets(
            long buildId,
            String build,
            boolean testBuild,
            String loader,
            @Nullable String profile,
            @Nullable String quirks) {}

    /**
     * As its client reads it off the wire.
     *
     * @param octets of UDP payload
     * @param route in words
     * @param omitted options for which the client leaves no room
     */
    record Reply(
            String type,
            int octets,
            String to,
            String route,
            List<Field> fields,
            List<Option> options,
            List<String> omitted) {}

    record Field(String name, String value) {}

    record Option(int code, String name, String value) {}

    /**
     * A file that is asked for, or a step that fetches none.
     *
     * @param state {@code found}, {@code rendered}, {@code missing} or {@code step}
     * @param asked whether its loader comes to it
     * @param expected whether it does well without it
     * @param source where it comes from, or why there is none
     * @param amount its size in words, or empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(
            int order,
            String name,
            String asker,
            String state,
            boolean asked,
            boolean expected,
            @Nullable Long size,
            @Nullable String sha256,
            String source,
            String note,
            @JsonIgnore String amount) {}

    /** How many names are not come to, for a line of their own. */
    public long unasked() {
        return files.stream().filter(file -> !file.asked()).count();
    }
}
