/**
 * The TFTP wire: packets, options, block numbers and file names as RFC 1350, 2347, 2348, 2349 and 7440 lay them down,
 * with the habits of old ROMs that the RFCs do not know. Imports the JDK only. Entry type: {@link io.pxescope.tftp.TftpCodec}.
 */
@NullMarked
package io.pxescope.tftp;

import org.jspecify.annotations.NullMarked;
