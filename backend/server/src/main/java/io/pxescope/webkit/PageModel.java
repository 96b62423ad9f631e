package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows: who is signed in. */
@ControllerAdvice
class PageModel {

    @ModelAttribute("user")
    CurrentUser user(@Nullable Authentication authentication) {
        return CurrentUser.of(authentication);
    }
}
