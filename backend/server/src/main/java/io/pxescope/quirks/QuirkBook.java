package io.pxescope.quirks;

import io.pxescope.addressing.Networks;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.policy.QuirkRules;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The quirk rules, to read and to change. A new rule is off; it is tried out on one host, or put on for its cohort. */
@Service
@Transactional(readOnly = true)
public class QuirkBook {
    private static final long NONE = -1;
    private static final String KIND = "quirk rule";

    private final RuleRows rows;
    private final RuleWords words;
    private final Hosts hosts;
    private final Networks networks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuirkBook(
            RuleRows rows,
            RuleWords words,
            Hosts hosts,
            Networks networks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.hosts = hosts;
        this.networks = networks;
        this.events = events;
        this.clock = clock;
    }

    /** All rules, those in force in the order in which they speak, the others behind them. */
    public List<StoredRule> all() {
        List<StoredRule> all = rows.all();
        List<Long> order = new QuirkRules(all.stream().map(StoredRule::rule).toList())
                .inOrder().stream().map(rule -> rule.id()).toList();
        return all.stream()
                .sorted((a, b) -> a.state() == RuleState.OFF == (b.state() == RuleState.OFF)
                        ? Integer.compare(
                                order.indexOf(a.rule().id()),
                                order.indexOf(b.rule().id()))
                        : a.state() == RuleState.OFF ? 1 : -1)
                .toList();
    }

    /** The rules that are on, or on trial. */
    public QuirkRules inForce() {
        return new QuirkRules(rows.all().stream()
                .filter(rule -> rule.state() != RuleState.OFF)
                .map(StoredRule::rule)
                .toList());
    }

    /** @throws Refusal when there is no such rule */
    public StoredRule require(long id) {
        return rows.find(id).orElseThrow(() -> noRule(id));
    }

    /** A rule as an operator would have written it. */
    public RuleDraft draft(StoredRule rule) {
        return words.draft(rule);
    }

    /** @throws Refusal when a field is not sound, or the name is taken */
    @Transactional
    public StoredRule create(RuleDraft draft, String by) {
        RuleReading reading = RuleReading.of(draft, hosts, networks);
        refuseTaken(reading.name(), NONE);
        StoredRule created = require(rows.insert(reading, clock.instant(), by));
        changed(by, "create quirk rule", created.rule().name(), null, words.of(created));
        return created;
    }

    /** @throws Refusal as {@link #create}, or when there is no such rule */
    @Transactional
    public StoredRule change(long id, UnaryOperator<RuleDraft> edit, String by) {
        StoredRule before = locked(id);
        RuleReading reading = RuleReading.of(edit.apply(words.draft(before)), hosts, networks);
        refuseTaken(reading.name(), id);
        rows.update(id, reading);
        StoredRule after = require(id);
        if (!after.equals(before)) {
            changed(by, "change quirk rule", after.rule().name(), words.of(before), words.of(after));
        }
        return after;
    }

    /**
     * Puts a rule on, off, or on trial.
     *
     * @param host on which it is tried out, by name or MAC; asked for {@link RuleState#TRIAL} only
     */
    @Transactional
    public StoredRule put(long id, RuleState state, @Nullable String host, String by) {
        StoredRule before = locked(id);
        Long trialHostId = null;
        if (state == RuleState.TRIAL) {
            if (host == null || host.isBlank()) {
                throw Refusal.invalid("host", "On which host is it to be tried out? Give its name.");
            }
            HostView machine = hosts.find(host.strip())
                    .orElseThrow(() -> Refusal.invalid("host", "There is no host called \"" + host.strip() + "\"."));
            trialHostId = machine.id();
        }
        rows.state(id, state, trialHostId);
        StoredRule after = require(id);
        if (!after.equals(before)) {
            String action = switch (state) {
                case OFF -> "disable quirk rule";
                case TRIAL -> "try quirk rule";
                case ON -> "enable quirk rule";
            };
            changed(by, action, after.rule().name(), words.of(before), words.of(after));
        }
        return after;
    }

    @Transactional
    public void delete(long id, String by) {
        StoredRule before = locked(id);
        rows.delete(id);
        changed(by, "delete quirk rule", before.rule().name(), words.of(before), null);
    }

    private void changed(String by, String action, String name, @Nullable String before, @Nullable String after) {
        events.publishEvent(new Changed(by, action, KIND, name, before, after));
        events.publishEvent(new QuirksChanged());
    }

    private void refuseTaken(String name, long except) {
        rows.otherNamed(name, except).ifPresent(other -> {
            throw Refusal.conflict("name", "There is a quirk rule called " + other + " already.");
        });
    }

    private StoredRule locked(long id) {
        return rows.locked(id).orElseThrow(() -> noRule(id));
    }

    private static Refusal noRule(long id) {
        return Refusal.notFound("There is no quirk rule with the number " + id + ".");
    }
}
