package io.pxescope.webkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.testing.PxescopeTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Through the real container, whose error dispatch MockMvc does not do. */
@PxescopeTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ErrorPagesIT {

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void anUnknownCallOfTheApiIsAProblemAlsoForABrowser() throws Exception {
        HttpResponse<String> answer = get("/api/v1/no-such-thing", "text/html", "test-admin-token");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":404")
                .contains("\"instance\":\"/api/v1/no-such-thing\"")
                .contains("\"detail\":\"There is nothing at this address.\"")
                .contains("\"requestId\":\""
                        + answer.headers().firstValue("X-Request-Id").orElse("none") + "\"");
    }

    @Test
    void aTokenThatMayNotIsToldSoAsAProblem() throws Exception {
        HttpResponse<String> answer = get("/api/v1/no-such-thing", "*/*", "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private HttpResponse<String> get(String path, String accept, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accept);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
