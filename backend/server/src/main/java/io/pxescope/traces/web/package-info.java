/**
 * Boots on screen: the list, the boot page with its waterfall, and the streams that keep them true.
 *
 * <p>Views are built by pure functions from a stored boot; the same fragments render the page and
 * every later change of it. May import {@code traces}, {@code trace}, {@code diagnosis} and {@code
 * webkit}; imported by nobody.
 */
@NullMarked
package io.pxescope.traces.web;

import org.jspecify.annotations.NullMarked;
