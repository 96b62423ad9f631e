package io.pxescope.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.testing.PxescopeTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Through a browser's eyes: a cookie jar and the real server; the corners through MockMvc. */
@PxescopeTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

    @Autowired
    Users users;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Test
    void returnsToTheLinkThatWasOpenedAndChangesTheSession() throws Exception {
        HttpResponse<String> asked = open("/audit?q=fra1");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).isEqualTo("/sign-in");
        String before = session();

        HttpResponse<String> entered = signIn("admin", "correct-horse");

        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(location(entered)).isEqualTo("/audit?q=fra1");
        assertThat(session()).isNotEqualTo(before);
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("pxescope=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(open("/audit?q=fra1").statusCode()).isEqualTo(200);
    }

    @Test
    void signsOut() throws Exception {
        open("/audit");
        signIn("admin", "correct-horse");
        String csrf = csrfIn(open("/sign-in").body());

        assertThat(location(submit("/sign-out", "_csrf=" + encoded(csrf)))).isEqualTo("/sign-in?signed-out");

        assertThat(open("/audit").statusCode()).isEqualTo(302);
        assertThat(open("/sign-in?signed-out").body()).contains("Signed out.");
    }

    @Test
    void saysThatThePasswordIsWrongAndStaysClosed() throws Exception {
        HttpResponse<String> refused = signIn("admin", "battery-staple");

        assertThat(location(refused)).isEqualTo("/sign-in?refused");
        assertThat(open("/sign-in?refused").body()).contains("do not belong together");
        assertThat(open("/audit").statusCode()).isEqualTo(302);
    }

    @Test
    void keepsOutAnAddressAfterTenWrongPasswordsInARowEvenWithTheRightOne() throws Exception {
        users.create("test", "guessed", "long-enough-1", Role.VIEWER);
        for (int i = 0; i < SignInAttempts.FREE; i++) {
            signIn("guessed", "wrong-" + i);
        }
        assertThat(location(signIn("guessed", "long-enough-1"))).isEqualTo("/sign-in?refused");
        assertThat(open("/sign-in?refused").body())
                .contains("Too many wrong passwords in a row")
                .contains("Try again in");
        assertThat(location(signIn("admin", "correct-horse"))).isEqualTo("/");
    }

    @Test
    void endsTheSessionOfADisabledUserAndFollowsAChangeOfRole() throws Exception {
        users.create("test", "leaver", "long-enough-2", Role.ADMIN);
        signIn("leaver", "long-enough-2");
        assertThat(open("/api/v1/users").statusCode()).isEqualTo(200);

        users.change("test", "leaver", Role.VIEWER, null);
        assertThat(open("/api/v1/users").statusCode()).isEqualTo(403);
        assertThat(open("/audit").statusCode()).isEqualTo(200);

        users.change("test", "leaver", null, false);
        assertThat(open("/audit").statusCode()).isEqualTo(302);
    }

    @Test
    void showsAPageForAnErrorWithTheRequestsId() throws Exception {
        signIn("admin", "correct-horse");

        HttpResponse<String> missing = open("/no-such-page");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(missing.body())
                .contains("404 Not Found")
                .contains("There is nothing at this address.")
                .contains(missing.headers().firstValue("X-Request-Id").orElse("no id"));
        assertThat(submit("/no-such-page", "").statusCode()).isEqualTo(403);
        assertThat(submit("/no-such-page", "").body()).contains("Reload the page");
    }

    @Test
    void refusesASignInWithoutTheFormsToken() throws Exception {
        mvc.perform(post("/sign-in").param("username", "admin").param("password", "correct-horse"))
                .andExpect(status().isForbidden());
    }

    @Test
    void sendsTheHeadersThatKeepOtherSitesOut() throws Exception {
        mvc.perform(get("/sign-in").accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                containsString("default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
                                        + " script-src 'self'")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(content().string(containsString("name=\"_csrf\"")));
    }

    @Test
    void sendsPeopleToTheSignInAndTellsStreams401() throws Exception {
        mvc.perform(get("/audit").accept(MediaType.TEXT_HTML))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/events").accept(MediaType.TEXT_EVENT_STREAM)).andExpect(status().isUnauthorized());
    }

    @Test
    void aViewerLooksAndAnOperatorChanges() throws Exception {
        var viewer = PasswordSignIn.authenticated(users.create("test", "looks", "long-enough-3", Role.VIEWER), null);
        var operator = PasswordSignIn.authenticated(users.create("test", "does", "long-enough-3", Role.OPERATOR), null);

        mvc.perform(get("/audit").with(authentication(viewer))).andExpect(status().isOk());
        mvc.perform(post("/no-such-page").with(authentication(viewer)).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/no-such-page").with(authentication(operator)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/settings/users").with(authentication(operator))).andExpect(status().isForbidden());
    }

    private HttpResponse<String> open(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        String csrf = csrfIn(open("/sign-in").body());
        return submit(
                "/sign-in", "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf));
    }

    private HttpResponse<String> submit(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String location(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElse("");
        return location.replace("http://127.0.0.1:" + port, "");
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("pxescope"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String csrfIn(String page) {
        Matcher matcher = CSRF.matcher(page);
        assertThat(matcher.find()).as("a form with a CSRF token in " + page).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
