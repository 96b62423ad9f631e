/** The catalog's REST API and pages. Imports {@code catalog} only; imported by nobody. */
@NullMarked
package io.pxescope.catalog.web;

import org.jspecify.annotations.NullMarked;
