/**
 * What every page and call of the panel is made of: figures and times as they are written, status shapes, the stream of
 * changes that keeps an open page true; refusals and how they are answered, and the request's id.
 *
 * <p>Views are records of strings, numbers and booleans, the only things that templates may see.
 *
 * <p>A room that changes something publishes {@link io.pxescope.webkit.Changed} as an application event inside its
 * transaction; {@code audit} listens in the same transaction, so a change and its record are committed together or not at
 * all, and no room knows {@code audit}.
 *
 * <p>Imports {@code settings} only. Entry types: {@link io.pxescope.webkit.Status}, {@link io.pxescope.webkit.Quantity},
 * {@link io.pxescope.webkit.LiveTopic}, {@link io.pxescope.webkit.Changed}, {@link io.pxescope.webkit.Refusal}.
 */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package io.pxescope.webkit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
