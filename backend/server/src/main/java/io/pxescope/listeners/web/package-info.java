/**
 * The doors on screen: whether each is open, and what to do about one that is not. May import {@code
 * listeners} and {@code webkit}; imported by nobody.
 */
@NullMarked
package io.pxescope.listeners.web;

import org.jspecify.annotations.NullMarked;
