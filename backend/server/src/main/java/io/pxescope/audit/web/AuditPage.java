package io.pxescope.audit.web;

import io.pxescope.audit.AuditEntry;
import io.pxescope.audit.AuditLog;
import io.pxescope.webkit.PanelPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /audit}: the model holds {@code rows} (newest first), {@code q}, and {@code older}, the id to ask for the next page
 * with (null on the last). {@code /audit.csv} is the whole of what the query matches.
 */
@PanelPage
class AuditPage {

    static final int ROWS = 50;

    private final AuditLog audit;

    AuditPage(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        List<AuditEntry> found = audit.page(q, before, ROWS + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), ROWS));
        ZonedDateTime now = ZonedDateTime.now();
        model.addAttribute("q", q);
        model.addAttribute(
                "rows", shown.stream().map(entry -> AuditRow.of(entry, now)).toList());
        model.addAttribute(
                "older", found.size() > ROWS ? shown.get(shown.size() - 1).id() : null);
        return "audit/list";
    }

    @GetMapping("/audit.csv")
    void export(@RequestParam(defaultValue = "") String q, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        PrintWriter out = response.getWriter();
        out.print(Csv.line("time", "who", "action", "kind", "subject", "before", "after", "why", "request"));
        audit.forEach(
                q,
                entry -> out.print(Csv.line(
                        AuditRow.utc(entry.at()),
                        entry.actor(),
                        entry.action(),
                        entry.subjectKind(),
                        entry.subject(),
                        entry.before(),
                        entry.after(),
                        entry.reason(),
                        entry.requestId())));
    }
}
