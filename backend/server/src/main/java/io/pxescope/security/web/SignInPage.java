package io.pxescope.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** {@code /sign-in}: the model holds {@code refused}, why the last attempt failed, and {@code signedOut}. */
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(
            @RequestParam(name = "refused", required = false) @Nullable String refused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable
                    AuthenticationException failure,
            HttpServletRequest request,
            Model model) {
        if (refused != null && failure != null) {
            model.addAttribute("refused", failure.getMessage());
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
            }
        }
        model.addAttribute("signedOut", signedOut != null);
        return "security/sign-in";
    }
}
