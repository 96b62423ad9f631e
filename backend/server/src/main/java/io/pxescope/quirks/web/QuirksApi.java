package io.pxescope.quirks.web;

import io.pxescope.quirks.KnownTrouble;
import io.pxescope.quirks.QuirkBook;
import io.pxescope.quirks.RuleDraft;
import io.pxescope.quirks.RuleState;
import io.pxescope.quirks.RuleWords;
import io.pxescope.quirks.StoredRule;
import io.pxescope.webkit.Refusal;
import java.net.URI;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/quirks}: what is done differently for clients with a bad habit. */
@RestController
@RequestMapping("/api/v1/quirks")
class QuirksApi {
    private final QuirkBook book;
    private final RuleWords words;

    QuirksApi(QuirkBook book, RuleWords words) {
        this.book = book;
        this.words = words;
    }

    /**
     * @param state {@code off}, {@code trial} or {@code on}
     * @param host on which it is tried out, by name or MAC
     */
    record Wish(@Nullable String state, @Nullable String host) {}

    /** Known trouble, ready to be taken. */
    record TemplateJson(String key, String title, String sign, String source) {}

    @GetMapping
    List<QuirkJson> all() {
        return book.all().stream().map(this::json).toList();
    }

    @GetMapping("/{id}")
    QuirkJson one(@PathVariable long id) {
        return json(book.require(id));
    }

    @PostMapping
    ResponseEntity<QuirkJson> create(@RequestBody Map<String, Object> body, Principal actor) {
        return created(book.create(QuirkFields.applied(body, RuleDraft.EMPTY), actor.getName()));
    }

    @PatchMapping("/{id}")
    QuirkJson change(@PathVariable long id, @RequestBody Map<String, Object> body, Principal actor) {
        return json(book.change(id, draft -> QuirkFields.applied(body, draft), actor.getName()));
    }

    @PutMapping("/{id}/state")
    QuirkJson put(@PathVariable long id, @RequestBody Wish wish, Principal actor) {
        RuleState state = Arrays.stream(RuleState.values())
                .filter(known -> known.name().equalsIgnoreCase(wish.state()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "A rule is off, on, or on trial: off, on, trial."));
        return json(book.put(id, state, wish.host(), actor.getName()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, Principal actor) {
        book.delete(id, actor.getName());
    }

    @GetMapping("/templates")
    List<TemplateJson> templates() {
        return KnownTrouble.ALL.stream()
                .map(known -> new TemplateJson(known.key(), known.title(), known.sign(), known.source()))
                .toList();
    }

    /** Makes a rule of known trouble; it is off. */
    @PostMapping("/templates/{key}")
    ResponseEntity<QuirkJson> take(@PathVariable String key, Principal actor) {
        return created(book.create(KnownTrouble.require(key).rule(), actor.getName()));
    }

    private ResponseEntity<QuirkJson> created(StoredRule rule) {
        return ResponseEntity.created(URI.create("/api/v1/quirks/" + rule.rule().id()))
                .body(json(rule));
    }

    private QuirkJson json(StoredRule rule) {
        Long trial = rule.rule().trialHostId();
        return QuirkJson.of(rule, book.draft(rule), trial == null ? null : words.host(trial));
    }
}
