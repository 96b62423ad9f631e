package io.pxescope.lab;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The panel's REST API, called by curl inside the panel's namespace, as an operator's script calls it. */
final class PanelApi {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LabNetwork network;
    private final String root;
    private final String token;

    PanelApi(LabNetwork network, String url, String token) {
        this.network = network;
        this.root = url + "/api/v1";
        this.token = token;
    }

    JsonNode get(String path) {
        return call("GET", path, List.of());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call("POST", path, json(body));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return call("PUT", path, json(body));
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return call("PATCH", path, json(body));
    }

    void delete(String path) {
        call("DELETE", path, List.of());
    }

    /** A multipart form; each part as curl writes it: {@code name=value} or {@code name=@/file}. */
    JsonNode upload(String path, List<String> parts) {
        List<String> arguments = new ArrayList<>();
        for (String part : parts) {
            // -F would read a ';' in a value as the start of a content type
            arguments.add(part.contains("=@") ? "-F" : "--form-string");
            arguments.add(part);
        }
        return call("POST", path, arguments);
    }

    /** The newest boot of a host; a missing node if there is none. */
    JsonNode newestBoot(String host) {
        JsonNode boots = boots(host);
        return boots.isEmpty()
                ? MissingNode.getInstance()
                : get("/boots/" + boots.get(0).path("id").asString());
    }

    /** Waits until the newest boot of a host is in a state, or in a stage. */
    JsonNode awaitBoot(String host, String field, String value) {
        return await("newest boot of " + host + " with " + field + " " + value)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> newestBoot(host),
                        boot -> boot.path(field).asString("").equals(value));
    }

    /** The boots of a host, newest first. */
    JsonNode boots(String host) {
        return get("/boots?host=" + host);
    }

    private static List<String> json(Map<String, ?> body) {
        return List.of(
                "-H",
                "Content-Type: application/json",
                "-d",
                JsonMapper.shared().writeValueAsString(body));
    }

    private JsonNode call(String method, String path, List<String> arguments) {
        List<String> curl = new ArrayList<>(List.of("curl", "-sS", "-X", method, "-w", "\n%{http_code}"));
        curl.addAll(List.of("-H", "Authorization: Bearer " + token));
        curl.addAll(arguments);
        curl.add(root + path);
        String answer =
                network.run("srv", LIMIT, curl.toArray(String[]::new)).orFail().output();
        int end = answer.lastIndexOf('\n');
        int status = Integer.parseInt(answer.substring(end + 1));
        String body = answer.substring(0, end);
        if (status < 200 || status > 299) {
            throw new AssertionError(method + " " + path + " was answered " + status + ": " + body);
        }
        return body.isBlank() ? MissingNode.getInstance() : JsonMapper.shared().readTree(body);
    }
}
