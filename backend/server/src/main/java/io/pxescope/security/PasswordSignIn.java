package io.pxescope.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a name and a password. The messages of its refusals are shown on the sign-in page. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);

    private final Users users;
    private final SignInAttempts attempts = new SignInAttempts(InstantSource.system());

    PasswordSignIn(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        refuseIfTooMany(address, name);
        Optional<User> user = users.withPassword(name, String.valueOf(attempt.getCredentials()));
        if (user.isEmpty()) {
            int inARow = attempts.failed(address, name);
            log.info("Wrong password for {} from {}, {} in a row", name, address, inARow);
            refuseIfTooMany(address, name);
            throw new BadCredentialsException("This name and password do not belong together.");
        }
        attempts.succeeded(address, name);
        log.info("{} signed in from {}", name, address);
        return authenticated(user.get(), attempt.getDetails());
    }

    static UsernamePasswordAuthenticationToken authenticated(User user, @Nullable Object details) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.name()), null, user.role().authorities());
        token.setDetails(details);
        return token;
    }

    private void refuseIfTooMany(String address, String name) {
        Duration wait = attempts.waitFor(address, name);
        if (!wait.isZero()) {
            throw new LockedException("Too many wrong passwords in a row for this name from your address. Try again in "
                    + words(wait) + ", or ask an administrator to set a new password.");
        }
    }

    private static String words(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
