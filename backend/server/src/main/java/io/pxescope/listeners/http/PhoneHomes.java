package io.pxescope.listeners.http;

/** Told of a call home. */
@FunctionalInterface
public interface PhoneHomes {
    /**
     * Called on an event loop, so it must return at once.
     *
     * @param path of the request, normalised, without a leading slash
     * @return whether it was the call of one of our boots
     */
    boolean called(String path, String from);
}
