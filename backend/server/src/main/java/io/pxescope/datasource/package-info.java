/**
 * Where the database is: the server that {@code spring.datasource.url} names, else a PostgreSQL of our own under the data
 * directory. Imports {@code settings} and {@code database}, the launcher. Entry type: {@link
 * io.pxescope.datasource.EmbeddedDatabase}.
 */
@ApplicationModule(allowedDependencies = {"settings", "database"})
@NullMarked
package io.pxescope.datasource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
