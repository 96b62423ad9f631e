/**
 * Boot files as bytes: what a file is, which firmware runs it, which loader and version it announces, and which modules
 * it needs. Reading is total: any bytes give an answer, with the reason where the answer is "no boot file".
 *
 * <p>Imports the JDK only. Entry types: {@link io.pxescope.bootfile.BootFile} for one file and
 * {@link io.pxescope.bootfile.BuildAnalysis} for the files of a build together.
 */
@NullMarked
package io.pxescope.bootfile;

import org.jspecify.annotations.NullMarked;
