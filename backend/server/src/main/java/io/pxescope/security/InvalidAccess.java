package io.pxescope.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A user or token that cannot be as asked; the message says why. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public final class InvalidAccess extends RuntimeException {

    InvalidAccess(String message) {
        super(message);
    }
}
