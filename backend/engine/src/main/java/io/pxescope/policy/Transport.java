package io.pxescope.policy;

/** Over what the kernel and initrd of a profile are fetched, by a loader that can choose. */
public enum Transport {
    TFTP,
    HTTP
}
