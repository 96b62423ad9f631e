package io.pxescope.listeners;

/**
 * A file ready to be sent.
 *
 * @param size octets
 * @param sha256 lower-case hex digest of the content; two files of one digest share the octets prepared for the wire
 * @param source where the octets come from; closed when the transfer ends
 * @param label what it is, for an operator: {@code build lpxelinux-6.04}, {@code configuration of web-03}
 */
public record ServedFile(long size, String sha256, ByteSource source, String label) {

    public ServedFile {
        if (size < 0) {
            throw new IllegalArgumentException("a file cannot have " + size + " octets");
        }
        if (sha256.isEmpty()) {
            throw new IllegalArgumentException("a served file needs its digest");
        }
    }
}
