package io.pxescope.hardware;

import io.pxescope.net.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who was given a MAC address, from the IEEE's public listings: blocks of 36 bits (MA-S, IAB), 28 (MA-M) and 24 (MA-L);
 * the smallest block that holds the address tells.
 */
public final class MacVendors {
    private static final int[] DIGITS = {9, 7, 6};

    private final NameList names;

    private MacVendors(NameList names) {
        this.names = names;
    }

    /** The list that ships with this jar. */
    public static MacVendors shipped() {
        return Shipped.LIST;
    }

    /** Another list, in the form of the shipped one. */
    public static MacVendors read(InputStream list) throws IOException {
        return new MacVendors(NameList.read(list));
    }

    /** Empty for an address that somebody chose (the locally administered bit, as of QEMU's 52:54:00), and for unlisted ones. */
    public Optional<String> of(MacAddress mac) {
        if (mac.isLocallyAdministered()) {
            return Optional.empty();
        }
        String digits = mac.toString().replace(":", "");
        return IntStream.of(DIGITS)
                .mapToObj(length -> names.get(digits.substring(0, length)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static final class Shipped {
        static final MacVendors LIST = new MacVendors(NameList.shipped("oui.txt"));
    }
}
