/** The audit page and its export. */
@NullMarked
package io.pxescope.audit.web;

import org.jspecify.annotations.NullMarked;
