/**
 * What every page of the panel is made of: figures and times as they are written, status shapes, the
 * stream of changes that keeps an open page true.
 *
 * <p>Views are records of strings, numbers and booleans, the only things that templates may see.
 * Imports no other room. Entry types: {@link io.pxescope.webkit.Status}, {@link
 * io.pxescope.webkit.Quantity}, {@link io.pxescope.webkit.LiveTopic}.
 */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package io.pxescope.webkit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
