package io.pxescope.webkit;

import org.springframework.http.HttpStatus;

/**
 * A request that cannot be done, in words for whoever asked. Answered as problem details under {@code /api} and as the
 * error page elsewhere.
 */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;

    private Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** 404: what was named is not there. */
    public static Refusal notFound(String message) {
        return new Refusal(HttpStatus.NOT_FOUND, message);
    }

    /** 409: it contradicts what is there. */
    public static Refusal conflict(String message) {
        return new Refusal(HttpStatus.CONFLICT, message);
    }

    /** 422: well-formed, but it makes no sense. */
    public static Refusal invalid(String message) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    public HttpStatus status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
