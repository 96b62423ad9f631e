/**
 * What the desk would decide, shown: the card "what would this host get, and why?" on a host's page, the page that
 * explains a pasted packet, and the API of explanations. May import {@code publishing}, {@code inventory}, {@code
 * traces} (past boots), the engine and {@code webkit}; imported by nobody.
 */
@NullMarked
package io.pxescope.publishing.web;

import org.jspecify.annotations.NullMarked;
