package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * One step of a boot after its OFFER: a file that a loader asks for, or another round of DHCP.
 *
 * @param name relative to the boot, as its asker writes it; for a step that fetches nothing, what is done
 * @param asker who asks, in a word or two
 * @param found what stands under the name, or null for a step that fetches nothing
 * @param asked whether the loader comes to it at all; it does not look further once it has what it wants
 * @param note what is particular about it, or empty
 */
public record FileToCome(String name, String asker, BootFiles.@Nullable Found found, boolean asked, String note) {}
