/**
 * Who else answers, on screen and over the API. May import {@code coexistence}, {@code publishing}, {@code inventory},
 * {@code addressing} and {@code webkit}; imported by nobody.
 */
@NullMarked
package io.pxescope.coexistence.web;

import org.jspecify.annotations.NullMarked;
