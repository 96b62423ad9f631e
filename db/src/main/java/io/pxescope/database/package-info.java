/**
 * The launcher of the embedded PostgreSQL, for panels that were given no database server. Imports the JDK, slf4j and the
 * unpacking libraries; no Spring and no JDBC. Entry type: {@link io.pxescope.database.EmbeddedPostgres}.
 */
@NullMarked
package io.pxescope.database;

import org.jspecify.annotations.NullMarked;
