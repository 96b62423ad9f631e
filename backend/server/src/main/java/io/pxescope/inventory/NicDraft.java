package io.pxescope.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A NIC as an operator writes it.
 *
 * @param mac in any notation
 * @param model the operator's name for cards of this kind, e.g. {@code T520-CR}; or null
 * @param firmware of its boot ROM, e.g. {@code Intel Boot Agent CL 1.2.11}; or null
 */
public record NicDraft(
        String mac, @Nullable String model, @Nullable String firmware) {}
