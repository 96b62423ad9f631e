package io.pxescope.security.web;

import io.pxescope.security.Role;
import io.pxescope.security.User;
import io.pxescope.security.Users;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/users}, for administrators. */
@RestController
@RequestMapping("/api/v1/users")
class UsersApi {

    private final Users users;

    UsersApi(Users users) {
        this.users = users;
    }

    record UserView(String name, String role, boolean enabled, Instant createdAt) {

        static UserView of(User user) {
            return new UserView(user.name(), user.role().word(), user.enabled(), user.createdAt());
        }
    }

    record NewUser(
            @NotBlank String name,
            @NotBlank String password,
            @NotBlank String role) {}

    record UserPatch(
            @Nullable String role,
            @Nullable Boolean enabled,
            @Nullable String password) {}

    @GetMapping
    List<UserView> all() {
        return users.all().stream().map(UserView::of).toList();
    }

    @PostMapping
    ResponseEntity<UserView> create(@Valid @RequestBody NewUser user, Principal actor) {
        User made = users.create(actor.getName(), user.name(), user.password(), Role.of(user.role()));
        return ResponseEntity.created(URI.create("/api/v1/users/" + made.name()))
                .body(UserView.of(made));
    }

    @PatchMapping("/{name}")
    UserView change(@PathVariable String name, @RequestBody UserPatch patch, Principal actor) {
        Role role = patch.role() == null ? null : Role.of(patch.role());
        User changed = users.change(actor.getName(), name, role, patch.enabled());
        if (patch.password() != null) {
            users.setPassword(actor.getName(), name, patch.password());
        }
        return UserView.of(changed);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Principal actor) {
        users.delete(actor.getName(), name);
    }
}
