package io.pxescope.coexistence;

/**
 * What would change in a Kea server for one host. Nothing was changed for it.
 *
 * @param undo whether the host is taken out of the class DROP, rather than put in
 * @param before the test of the class DROP, or that there is none
 * @param after the same after the change
 * @param changes whether there is anything to do
 * @param fingerprint of the whole configuration: applied only while it is still this one
 * @param tested what Kea's config-test said of the changed configuration
 */
public record KeaPreview(
        String server,
        String host,
        boolean undo,
        String before,
        String after,
        boolean changes,
        String fingerprint,
        String tested) {}
