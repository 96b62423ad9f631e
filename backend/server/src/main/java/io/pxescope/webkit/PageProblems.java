package io.pxescope.webkit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Hands the refusals of pages to the error page, with their words. REST controllers are answered by {@link ApiProblems}. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class PageProblems {

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(refusal.status().value(), refusal.getMessage());
    }

    /** Without the framework's words, which speak of static resources. */
    @ExceptionHandler
    void missing(NoResourceFoundException missing, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler
    void conflicting(DataIntegrityViolationException conflict, HttpServletResponse response) throws IOException {
        response.sendError(
                HttpServletResponse.SC_CONFLICT,
                "This contradicts what is stored: a name is taken, or something is still used.");
    }
}
