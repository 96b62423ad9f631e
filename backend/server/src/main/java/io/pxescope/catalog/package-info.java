/**
 * Builds (the files of a boot loader), boot profiles (what is booted after it) and the content of both, stored once by
 * SHA-256 in the database and cached on this node's disk.
 *
 * <p>May import {@code bootfile} for what the files say, {@code settings} and {@code webkit}. Entry types:
 * {@link io.pxescope.catalog.Catalog} to read, {@link io.pxescope.catalog.Builds} and
 * {@link io.pxescope.catalog.Profiles} to change, {@link io.pxescope.catalog.BlobStore} for the doors.
 */
@ApplicationModule(allowedDependencies = {"bootfile", "settings", "webkit"})
@NullMarked
package io.pxescope.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
