package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** RFC 9457 problem details as this panel writes them: status, title, a sentence, and the request's id. */
final class Problems {

    private Problems() {}

    static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        ProblemDetail problem = detail == null || detail.isBlank()
                ? ProblemDetail.forStatus(status)
                : ProblemDetail.forStatusAndDetail(status, detail);
        return withRequestId(problem);
    }

    static ProblemDetail withRequestId(ProblemDetail problem) {
        String id = RequestId.current();
        if (id != null) {
            problem.setProperty("requestId", id);
        }
        return problem;
    }

    static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
