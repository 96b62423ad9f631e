/**
 * What the desk would decide, shown: the card "what would this host get, and why?" on a host's page.
 * May import {@code publishing}, {@code policy} and {@code webkit}; imported by nobody.
 */
@NullMarked
package io.pxescope.publishing.web;

import org.jspecify.annotations.NullMarked;
