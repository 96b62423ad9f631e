/** Quirk rules on pages and in the API. Imports {@code quirks}, {@code policy} and {@code webkit}; imported by nobody. */
@NullMarked
package io.pxescope.quirks.web;

import org.jspecify.annotations.NullMarked;
