package io.pxescope.webkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers the failures of REST controllers as problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ProblemDetail problem = Problems.of(refusal.status(), refusal.getMessage());
        if (!refusal.fields().isEmpty()) {
            problem.setProperty("errors", refusal.fields());
        }
        return ResponseEntity.status(refusal.status()).body(problem);
    }

    /** Thrown by the records that check their own values; the message names the value. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(IllegalArgumentException invalid) {
        return answer(HttpStatus.BAD_REQUEST, invalid.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(DataIntegrityViolationException conflict) {
        log.info(
                "Refused by the database: {}",
                NestedExceptionUtils.getMostSpecificCause(conflict).getMessage());
        return answer(
                HttpStatus.CONFLICT, "This contradicts what is stored: a name is taken, or something is still used.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overtaken(OptimisticLockingFailureException overtaken) {
        return answer(HttpStatus.CONFLICT, "Somebody else changed this in the meantime. Read it again and retry.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException failure) {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (status != null) {
            return answer(status.code(), failure.getMessage());
        }
        log.error("Request failed", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "An error of the panel, not of the request; the log has it.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(unreadable);
        String detail = cause instanceof IllegalArgumentException
                ? cause.getMessage()
                : "The body is not the JSON that is expected here: " + firstLine(cause.getMessage());
        return createResponse(Problems.of(status, detail), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> fields = new ArrayList<>();
        for (FieldError error : invalid.getBindingResult().getFieldErrors()) {
            fields.add(Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())));
        }
        String first = fields.isEmpty()
                ? "The request is not valid."
                : fields.get(0).get("field") + " " + fields.get(0).get("message") + ".";
        ProblemDetail problem = Problems.of(status, first);
        problem.setProperty("errors", fields);
        return createResponse(problem, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            Problems.withRequestId(problem);
        }
        return new ResponseEntity<>(body, headers, status);
    }

    private @Nullable ResponseEntity<Object> createResponse(
            ProblemDetail problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return createResponseEntity(problem, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, @Nullable String detail) {
        return ResponseEntity.status(status).body(Problems.of(status, detail));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
