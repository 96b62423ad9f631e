package io.pxescope.policy;

/**
 * Content by its hash.
 *
 * @param sha256 64 lower-case hex digits
 * @param size in bytes
 */
public record StoredFile(String sha256, long size) {
    public StoredFile {
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + sha256);
        }
    }
}
