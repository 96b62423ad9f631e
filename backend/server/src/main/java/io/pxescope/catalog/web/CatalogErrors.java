package io.pxescope.catalog.web;

import io.pxescope.catalog.CatalogProblem;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of the catalog as RFC 9457 problem details, with the field they are about. */
@RestControllerAdvice(assignableTypes = {BuildsApi.class, ProfilesApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogErrors {

    /** One field of the request and what is wrong with it. */
    record FieldMessage(String field, String message) {}

    @ExceptionHandler
    ProblemDetail refused(CatalogProblem problem) {
        HttpStatus status = switch (problem.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNUSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TAKEN, IN_USE -> HttpStatus.CONFLICT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, problem.text());
        if (!problem.field().isEmpty()) {
            detail.setProperty("errors", List.of(new FieldMessage(problem.field(), problem.text())));
        }
        if (problem.kind() == CatalogProblem.Kind.IN_USE) {
            detail.setProperty("users", problem.users());
        }
        return detail;
    }

    @ExceptionHandler
    ProblemDetail unknown(NotInCatalog problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(problem.getMessage()));
    }
}
