package io.pxescope.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a session the role its user has now, and ends it when the user is gone or disabled. */
final class PresentRoleFilter extends OncePerRequestFilter {

    private final Users users;

    PresentRoleFilter(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) != null) {
            Authentication known = SecurityContextHolder.getContext().getAuthentication();
            if (known != null && known.getPrincipal() instanceof SignedIn signedIn) {
                refresh(signedIn, known, request);
            }
        }
        chain.doFilter(request, response);
    }

    private void refresh(SignedIn signedIn, Authentication known, HttpServletRequest request) {
        Optional<User> user = users.find(signedIn.name()).filter(User::enabled);
        SecurityContext present = SecurityContextHolder.createEmptyContext();
        if (user.isPresent()) {
            present.setAuthentication(PasswordSignIn.authenticated(user.get(), known.getDetails()));
        } else {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        SecurityContextHolder.setContext(present);
    }
}
