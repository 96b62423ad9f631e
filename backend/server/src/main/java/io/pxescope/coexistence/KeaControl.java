package io.pxescope.coexistence;

import io.pxescope.webkit.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to Kea's control API: JSON over HTTP POST ("Management API" of the Kea reference manual, 2.2). Follows no
 * redirection, so that the password goes where the operator said and nowhere else.
 */
@Component
class KeaControl {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * The DHCPv4 server's configuration: an object with the member {@code Dhcp4}, without the hash that newer versions add.
     *
     * @throws Refusal in words, when Kea cannot be reached, refuses, or answers something else
     */
    ObjectNode config(KeaServer server) {
        JsonNode arguments = call(server, "config-get", null).path("arguments");
        if (!(arguments instanceof ObjectNode config) || !config.path("Dhcp4").isObject()) {
            throw Refusal.conflict(server + " answered without a configuration of its DHCPv4 server.");
        }
        config.remove("hash");
        return config;
    }

    /** What Kea says of a configuration without taking it. @throws Refusal where it finds it wrong */
    String test(KeaServer server, ObjectNode config) {
        return text(call(server, "config-test", config));
    }

    /** @throws Refusal where Kea does not take it */
    void set(KeaServer server, ObjectNode config) {
        call(server, "config-set", config);
    }

    /** Has Kea write its configuration over its file. @throws Refusal where it cannot */
    String write(KeaServer server) {
        return text(call(server, "config-write", null));
    }

    private JsonNode call(KeaServer server, String command, @Nullable ObjectNode arguments) {
        ObjectNode body = json.createObjectNode().put("command", command);
        body.putArray("service").add("dhcp4");
        if (arguments != null) {
            body.set("arguments", arguments);
        }
        JsonNode answer = read(server, post(server, json.writeValueAsString(body)));
        JsonNode first = answer.isArray() ? answer.path(0) : answer;
        if (first.path("result").asInt(-1) != 0) {
            throw Refusal.conflict(server + " refused " + command + ": " + text(first));
        }
        return first;
    }

    private static String text(JsonNode answer) {
        String text = answer.path("text").asString("");
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private byte[] post(KeaServer server, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url())
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (server.user() != null) {
            String secret = server.user() + ":" + (server.password() == null ? "" : server.password());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] answer = in.readNBytes(LARGEST);
                if (response.statusCode() == 401) {
                    throw Refusal.conflict(server + " refused this user and password.");
                }
                if (response.statusCode() != 200) {
                    throw Refusal.conflict(server + " answered with HTTP status " + response.statusCode() + ".");
                }
                return answer;
            }
        } catch (IOException away) {
            String why = away.getMessage() == null ? away.getClass().getSimpleName() : away.getMessage();
            throw Refusal.conflict(server + " cannot be reached: " + why + ".");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.conflict("The panel is stopping.");
        }
    }

    private JsonNode read(KeaServer server, byte[] answer) {
        try {
            return json.readTree(answer);
        } catch (JacksonException unreadable) {
            throw Refusal.conflict(server + " answered no JSON; is this the URL of a Kea control agent?");
        }
    }
}
