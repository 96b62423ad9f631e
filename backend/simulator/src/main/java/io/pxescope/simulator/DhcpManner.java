package io.pxescope.simulator;

import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import java.nio.ByteBuffer;
import java.time.Duration;

/** How a kind of DHCP client goes about it: what it sends besides the RFC's minimum, and its time-outs. */
enum DhcpManner {
    /** Intel's PXE base code and its relatives (PXE 2.1). They listen for further offers for a while. */
    VENDOR_ROM(RetrySchedule.ROM_DISCOVER, RetrySchedule.ROM, Duration.ofMillis(900), true),

    /** iPXE in ROM: options 77 and 175, and a second DISCOVER while it waits for a proxy's offer. Measured. */
    IPXE_ROM(RetrySchedule.IPXE_DISCOVER, RetrySchedule.IPXE, Duration.ofMillis(2100), false),

    /** BusyBox udhcpc of a system that has started: no PXE client. Measured. */
    SYSTEM(RetrySchedule.UDHCPC, RetrySchedule.UDHCPC, Duration.ZERO, false);

    private static final String PXE_CLIENT = "PXEClient:Arch:00000:UNDI:002001";
    /** Option 175: bus id of a PCI card (0xb1), version 1.20.1 (0xeb), HTTP (0x13), TFTP (0x15), PXE (0x21). */
    private static final String IPXE_FEATURES = "b1050115b31017eb03011401130101150101210101";

    private static final int[] ROM_WANTS = {
        1, 2, 3, 5, 6, 11, 12, 13, 16, 17, 18, 43, 54, 60, 67, 128, 129, 130, 131, 132, 133, 134, 135
    };
    private static final int[] IPXE_WANTS = {
        1, 3, 6, 7, 12, 15, 17, 26, 43, 60, 66, 67, 119, 128, 129, 130, 131, 132, 133, 134, 135, 175, 203
    };
    private static final int[] SYSTEM_WANTS = {1, 3, 6, 12, 15, 28, 42};

    private final RetrySchedule discover;
    private final RetrySchedule request;
    private final Duration collecting;
    private final boolean broadcast;

    DhcpManner(RetrySchedule discover, RetrySchedule request, Duration collecting, boolean broadcast) {
        this.discover = discover;
        this.request = request;
        this.collecting = collecting;
        this.broadcast = broadcast;
    }

    static DhcpManner of(NicModel.RomFamily rom) {
        return rom == NicModel.RomFamily.IPXE ? IPXE_ROM : VENDOR_ROM;
    }

    RetrySchedule discover() {
        return discover;
    }

    RetrySchedule request() {
        return request;
    }

    /** How long after the first offer it waits for a better one. */
    Duration collecting() {
        return collecting;
    }

    /** Whether it sets the broadcast flag. */
    boolean broadcast() {
        return broadcast;
    }

    /** iPXE repeats its DISCOVER although it has an offer, for as long as it collects. */
    boolean repeatsWhileCollecting() {
        return this == IPXE_ROM;
    }

    /**
     * The field {@code secs}. iPXE counts in it: four for each transmission, two once it holds an offer.
     *
     * @param seconds since the first transmission
     */
    int secs(int transmissions, boolean hasOffer, long seconds) {
        if (this == IPXE_ROM) {
            return 4 * transmissions + (hasOffer ? 2 : 0);
        }
        return (int) Math.min(seconds, 0xffff);
    }

    /** The options that say who asks. */
    DhcpOptions options(Machine machine) {
        DhcpOptions.Builder options = DhcpOptions.builder();
        if (this == SYSTEM) {
            return options.put(OptionCode.CLIENT_IDENTIFIER_CODE, clientIdentifier(machine))
                    .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, 576)
                    .put(OptionCode.PARAMETER_REQUEST_LIST, OctetString.of(SYSTEM_WANTS))
                    .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "udhcp 1.36.1")
                    .text(OptionCode.HOST_NAME, machine.name())
                    .build();
        }
        options.put(OptionCode.PARAMETER_REQUEST_LIST, OctetString.of(this == IPXE_ROM ? IPXE_WANTS : ROM_WANTS))
                .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, this == IPXE_ROM ? 1472 : 1260)
                .put(OptionCode.CLIENT_MACHINE_IDENTIFIER, machineIdentifier(machine))
                .uint16(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, 0)
                .put(OptionCode.CLIENT_NETWORK_INTERFACE, OctetString.of(1, 2, 1))
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, PXE_CLIENT);
        if (this == IPXE_ROM) {
            options.text(OptionCode.USER_CLASS, "iPXE")
                    .put(OptionCode.CLIENT_IDENTIFIER_CODE, clientIdentifier(machine))
                    .put(OptionCode.IPXE_ENCAPSULATED, OctetString.ofHex(IPXE_FEATURES));
        }
        return options.build();
    }

    /** Option 61 as hardware type and address (RFC 2132 section 9.14). */
    private static OctetString clientIdentifier(Machine machine) {
        byte[] mac = machine.mac().toBytes();
        return OctetString.copyOf(
                ByteBuffer.allocate(1 + mac.length).put((byte) 1).put(mac).array());
    }

    /** Option 97: type 0, then the UUID (RFC 4578 section 2.3). */
    private static OctetString machineIdentifier(Machine machine) {
        return OctetString.copyOf(ByteBuffer.allocate(17)
                .put((byte) 0)
                .put(machine.id().octets().toBytes())
                .array());
    }
}
