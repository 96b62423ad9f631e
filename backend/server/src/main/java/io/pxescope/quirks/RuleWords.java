package io.pxescope.quirks;

import io.pxescope.addressing.Networks;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.policy.Cohort;
import io.pxescope.policy.Network;
import io.pxescope.policy.Quirks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quirk rules in an operator's words: names in place of numbers. */
@Component
public class RuleWords {
    private final Hosts hosts;
    private final Networks networks;

    RuleWords(Hosts hosts, Networks networks) {
        this.hosts = hosts;
        this.networks = networks;
    }

    /** For the audit: {@code On, rank 100, for NIC model Chelsio*: blksize at most 1024}. */
    String of(StoredRule rule) {
        Long trial = rule.rule().trialHostId();
        return rule.state().title() + (trial == null ? "" : " on " + host(trial)) + ", rank "
                + rule.rule().rank() + ", for " + cohort(rule.rule().cohort()) + ": "
                + rule.rule().quirks().words();
    }

    /** {@code UEFI x64 on lab with the NIC model Chelsio*}. */
    public String cohort(Cohort cohort) {
        List<String> words = new ArrayList<>();
        words.add(cohort.firmware() == null ? "all machines" : cohort.firmware().text() + " machines");
        if (cohort.nicModel() != null) {
            words.add("with the NIC model " + cohort.nicModel());
        }
        if (cohort.nicFirmware() != null) {
            words.add("with the NIC firmware " + cohort.nicFirmware());
        }
        if (cohort.networkId() != null) {
            words.add("on " + network(cohort.networkId()));
        }
        if (cohort.hostId() != null) {
            words.add("if it is " + host(cohort.hostId()));
        }
        return String.join(" ", words);
    }

    /** The host's name. */
    public String host(long id) {
        return hosts.byId(id).map(HostView::name).orElse("a host that is gone");
    }

    private String network(long id) {
        return networks.all().stream()
                .filter(network -> network.id() == id)
                .map(Network::name)
                .findFirst()
                .orElse("a network that is gone");
    }

    RuleDraft draft(StoredRule stored) {
        Cohort cohort = stored.rule().cohort();
        Quirks quirks = stored.rule().quirks();
        return new RuleDraft(
                stored.rule().name(),
                stored.note(),
                stored.source(),
                Integer.toString(stored.rule().rank()),
                cohort.nicModel(),
                cohort.nicFirmware(),
                cohort.firmware() == null ? null : RuleReading.key(cohort.firmware()),
                cohort.networkId() == null ? null : network(cohort.networkId()),
                cohort.hostId() == null ? null : host(cohort.hostId()),
                text(quirks.maxBlksize()),
                text(quirks.oack()),
                text(quirks.windowsize()),
                text(quirks.singlePort()),
                quirks.fileNameEnd() == null ? null : RuleReading.key(quirks.fileNameEnd()),
                text(quirks.broadcast()),
                text(quirks.option43()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
