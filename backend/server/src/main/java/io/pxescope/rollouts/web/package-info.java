/** The fleet in the API. Imports {@code rollouts} and {@code catalog}; imported by nobody. */
@NullMarked
package io.pxescope.rollouts.web;

import org.jspecify.annotations.NullMarked;
