package io.pxescope.tftp;

import java.io.ByteArrayOutputStream;

/** Netascii (RFC 764 by way of RFC 1350): a line ends in CR LF, and a CR that ends no line is CR NUL. */
public final class Netascii {

    private Netascii() {}

    /** The octets as they go over the wire: LF becomes CR LF and CR becomes CR NUL, so that no line end of the file is lost. */
    public static byte[] encode(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 16 + 16);
        for (byte octet : content) {
            if (octet == '\n') {
                out.write('\r');
                out.write('\n');
            } else if (octet == '\r') {
                out.write('\r');
                out.write(0);
            } else {
                out.write(octet);
            }
        }
        return out.toByteArray();
    }
}
