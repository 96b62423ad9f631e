package io.pxescope.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such user or token. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownAccess extends RuntimeException {

    UnknownAccess(String message) {
        super(message);
    }
}
