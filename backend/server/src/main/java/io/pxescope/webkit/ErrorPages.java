package io.pxescope.webkit;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the container sends what no controller answered: problem details for {@code /api} and for whoever does not read
 * HTML, else the page {@code error.html} with status, title, detail and the request's id.
 */
@Controller
@RequestMapping("${server.error.path:/error}")
class ErrorPages implements ErrorController {

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request) {
        if (isApi(request)) {
            return problem(request);
        }
        HttpStatusCode status = status(request);
        return new ModelAndView(
                "error",
                Map.of(
                        "status", status.value(),
                        "title", Problems.title(status.value()),
                        "detail", detail(request, status),
                        "requestId", String.valueOf(RequestId.current())),
                status);
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatusCode status = status(request);
        ProblemDetail problem = Problems.of(status, detail(request, status));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            problem.setInstance(UriComponentsBuilder.fromPath(asked).build().toUri());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.startsWith(request.getContextPath() + "/api/");
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code && code >= 400
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    /** The words of whoever refused; what the container says about exceptions is nobody's business. */
    private static String detail(HttpServletRequest request, HttpStatusCode status) {
        @Nullable Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        @Nullable Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (exception == null && message instanceof String words && !words.isBlank()) {
            return words;
        }
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return "There is nothing at this address.";
        }
        return status.is5xxServerError()
                ? "An error of the panel, not of the request; the log has it under this request's id."
                : "The request could not be done.";
    }
}
