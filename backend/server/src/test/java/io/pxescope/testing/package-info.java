/** What tests of the server stand on: a database and a started panel. */
@NullMarked
package io.pxescope.testing;

import org.jspecify.annotations.NullMarked;
