package io.pxescope.webkit;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be done, in words for whoever asked. Answered as problem details under {@code /api} and as the
 * error page elsewhere.
 */
public final class Refusal extends RuntimeException {

    /** One field of the request and what is wrong with it. */
    public record Field(String field, String message) {}

    private final HttpStatus status;
    private final List<Field> fields;

    private Refusal(HttpStatus status, String message, List<Field> fields) {
        super(message);
        this.status = status;
        this.fields = List.copyOf(fields);
    }

    private Refusal(HttpStatus status, String message) {
        this(status, message, List.of());
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

    /** 409: a field contradicts what is there. */
    public static Refusal conflict(String field, String message) {
        return new Refusal(HttpStatus.CONFLICT, message, List.of(new Field(field, message)));
    }

    /** 422, for each field that makes no sense; the messages are whole sentences. */
    public static Refusal invalid(List<Field> fields) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                fields.stream().map(Field::message).collect(Collectors.joining(" ")),
                fields);
    }

    /** 422, for one field. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new Field(field, message)));
    }

    /** The fields that it is about, where it is about fields. */
    public List<Field> fields() {
        return fields;
    }

    public HttpStatus status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
