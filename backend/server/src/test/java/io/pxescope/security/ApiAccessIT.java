package io.pxescope.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.testing.PxescopeTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PxescopeTest
class ApiAccessIT {

    private static final RequestPostProcessor ADMIN_TOKEN = bearer("test-admin-token");

    @Autowired
    MockMvc mvc;

    @Autowired
    Users users;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcTemplate database;

    @Test
    void asksForATokenAsProblemDetailsAndNeverRedirects() throws Exception {
        mvc.perform(get("/api/v1/users").accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(401))
                .andExpect(jsonPath("$.title").value("Unauthorized"))
                .andExpect(jsonPath("$.detail").value(containsString("Bearer")))
                .andExpect(jsonPath("$.requestId").isNotEmpty());
    }

    @Test
    void theConfiguredTokenHasTheAdministratorsRightsWithoutCsrf() throws Exception {
        mvc.perform(get("/api/v1/users").with(ADMIN_TOKEN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].name", hasItem("admin")));
        mvc.perform(post("/api/v1/users")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"Made.By.Token\",\"password\":\"long-enough\",\"role\":\"viewer\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/users/made.by.token"))
                .andExpect(jsonPath("$.role").value("viewer"));
    }

    @Test
    void refusesAWrongTokenEvenBesideASession() throws Exception {
        User admin = users.find("admin").orElseThrow();
        mvc.perform(get("/api/v1/users")
                        .with(authentication(PasswordSignIn.authenticated(admin, null)))
                        .with(bearer("guess")))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail").value(containsString("unknown, expired or revoked")));
    }

    @Test
    void aSessionMayUseTheApiButOnlyWithTheCsrfToken() throws Exception {
        RequestPostProcessor session =
                authentication(PasswordSignIn.authenticated(users.find("admin").orElseThrow(), null));
        String body = "{\"name\":\"by-session\",\"role\":\"viewer\"}";

        mvc.perform(post("/api/v1/tokens")
                        .with(session)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value(containsString("Reload the page")));
        mvc.perform(post("/api/v1/tokens")
                        .with(session)
                        .with(csrf().asHeader())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated());
    }

    @Test
    void aStoredTokenActsWithItsRoleUntilRevoked() throws Exception {
        ApiTokens.Issued issued = tokens.issue("test", "viewer-token", Role.VIEWER, null);
        RequestPostProcessor viewer = bearer(issued.secret());

        assertThat(issued.secret()).matches("pxe_[A-Za-z0-9_-]{43}");
        assertThat(database.queryForObject(
                        "select octet_length(sha256) from api_token where name = 'viewer-token'", Integer.class))
                .isEqualTo(32);
        mvc.perform(get("/api/v1/nothing-here").with(viewer)).andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/nothing-here").with(viewer)).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/tokens").with(viewer))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(tokens.all())
                .filteredOn(token -> token.name().equals("viewer-token"))
                .singleElement()
                .satisfies(token -> assertThat(token.lastUsedAt()).isNotNull());

        mvc.perform(delete("/api/v1/tokens/viewer-token").with(ADMIN_TOKEN)).andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/nothing-here").with(viewer)).andExpect(status().isUnauthorized());
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Instant past = Instant.now().minus(Duration.ofMinutes(1));
        ApiTokens.Issued issued = tokens.issue("test", "expired-token", Role.ADMIN, past);

        mvc.perform(get("/api/v1/users").with(bearer(issued.secret()))).andExpect(status().isUnauthorized());
    }

    @Test
    void theSecretIsShownOnceAndTheListHasNone() throws Exception {
        mvc.perform(post("/api/v1/tokens")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"ci\",\"role\":\"operator\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret").isNotEmpty());
        mvc.perform(get("/api/v1/tokens").with(ADMIN_TOKEN))
                .andExpect(jsonPath("$[*].name", hasItem("ci")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void healthIsOpenAndTheOtherEndpointsAreNot() throws Exception {
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        mvc.perform(get("/actuator/info")).andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/info").with(ADMIN_TOKEN)).andExpect(status().isOk());
    }

    @Test
    void keepsAnAdministrator() throws Exception {
        mvc.perform(patch("/api/v1/users/admin")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"role\":\"viewer\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("last administrator")));
        assertThat(users.find("admin")).map(User::role).contains(Role.ADMIN);
    }

    @Test
    void namesWhatIsWrongWithARequest() throws Exception {
        mvc.perform(post("/api/v1/users")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"\",\"password\":\"x\",\"role\":\"viewer\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
        mvc.perform(post("/api/v1/users")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"x\",\"password\":\"long-enough\",\"role\":\"king\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value("There is no role king; roles are viewer, operator, admin."));
        mvc.perform(post("/api/v1/users")
                        .with(ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(delete("/api/v1/users/nobody").with(ADMIN_TOKEN))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no user nobody."));
    }

    @Test
    void aPasswordIsStoredAsASaltedHashOnly() {
        users.create("test", "hashed", "same-password", Role.VIEWER);
        users.create("test", "hashed-too", "same-password", Role.VIEWER);

        assertThat(database.queryForList("select password_hash from app_user where name like 'hashed%'", String.class))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).startsWith("{bcrypt}$2a$"));
        assertThatThrownBy(() -> users.create("test", "short", "short", Role.VIEWER))
                .isInstanceOf(InvalidAccess.class);
        assertThat(users.withPassword("HASHED ", "same-password")).isPresent();
        assertThat(users.withPassword("hashed", "other")).isEmpty();
        assertThat(users.withPassword("nobody", "same-password")).isEmpty();
    }

    private static RequestPostProcessor bearer(String token) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + token);
            return request;
        };
    }
}
