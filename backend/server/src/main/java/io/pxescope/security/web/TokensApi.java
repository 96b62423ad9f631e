package io.pxescope.security.web;

import io.pxescope.security.ApiToken;
import io.pxescope.security.ApiTokens;
import io.pxescope.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tokens}, for administrators. The secret is in the answer to the POST and nowhere else. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private final ApiTokens tokens;

    TokensApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record TokenView(
            String name,
            String role,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static TokenView of(ApiToken token) {
            return new TokenView(
                    token.name(),
                    token.role().word(),
                    token.createdBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    record NewToken(
            @NotBlank String name,
            @NotBlank String role,
            @Future @Nullable Instant expiresAt) {}

    record IssuedToken(TokenView token, String secret) {}

    @GetMapping
    List<TokenView> all() {
        return tokens.all().stream().map(TokenView::of).toList();
    }

    @PostMapping
    ResponseEntity<IssuedToken> issue(@Valid @RequestBody NewToken wanted, Principal actor) {
        ApiTokens.Issued issued =
                tokens.issue(actor.getName(), wanted.name(), Role.of(wanted.role()), wanted.expiresAt());
        return ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + issued.token().name()))
                .body(new IssuedToken(TokenView.of(issued.token()), issued.secret()));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String name, Principal actor) {
        tokens.revoke(actor.getName(), name);
    }
}
