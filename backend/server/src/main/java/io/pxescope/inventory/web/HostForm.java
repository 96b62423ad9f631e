package io.pxescope.inventory.web;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.NicDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a host. Each NIC is a row of three fields; rows without a MAC are left out.
 *
 * @param enabled a box: sent when it is ticked
 */
record HostForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable String group,
        @Nullable String profile,
        @Nullable String enabled,
        @Nullable List<String> mac,
        @Nullable List<String> model,
        @Nullable List<String> firmware) {

    HostDraft draft() {
        List<NicDraft> nics = new ArrayList<>();
        List<String> macs = mac == null ? List.of() : mac;
        for (int i = 0; i < macs.size(); i++) {
            if (!macs.get(i).isBlank()) {
                nics.add(new NicDraft(macs.get(i).strip(), at(model, i), at(firmware, i)));
            }
        }
        return new HostDraft(name == null ? "" : name, address, group, enabled != null, profile, nics);
    }

    private static @Nullable String at(@Nullable List<String> values, int i) {
        return values == null || i >= values.size() || values.get(i).isBlank() ? null : values.get(i);
    }
}
