/**
 * Publishes what operators edit down to the desk: records become one immutable {@link
 * io.pxescope.policy.BootSnapshot}, loaded whole at the start and patched after each commit. What the
 * doors heard of strangers goes up the same stairs. May import {@code inventory}, {@code catalog},
 * {@code addressing}, {@code rollouts} and {@code policy}.
 */
@NullMarked
package io.pxescope.publishing;

import org.jspecify.annotations.NullMarked;
