/** The inventory in the API. Imports {@code inventory} and {@code webkit}; imported by nobody. */
@NullMarked
package io.pxescope.inventory.web;

import org.jspecify.annotations.NullMarked;
