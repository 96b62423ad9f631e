/** The sign-in page, and users and tokens in the API. */
@NullMarked
package io.pxescope.security.web;

import org.jspecify.annotations.NullMarked;
