package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.ReplyRoute;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Quirks;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.DhcpOutcome.Reply;
import org.jspecify.annotations.Nullable;

/** A reply to a client that boots, changed as its quirks want it. */
public final class QuirkedReply {
    private QuirkedReply() {}

    /** A client that boots is answered as the quirks of its boot want it, a booted system as usual. */
    public static Reply of(Reply reply, DhcpMessage request, @Nullable BootDecision decision) {
        return decision instanceof BootDecision.Serve serve
                        && !serve.quirks().isNone()
                        && PxeClient.of(request).isNetboot()
                ? of(reply, serve.quirks())
                : reply;
    }

    /** The same reply where the quirks have nothing to say about DHCP. */
    public static Reply of(Reply reply, Quirks quirks) {
        DhcpMessage message = reply.message();
        DhcpOptions.Builder options = message.options().toBuilder();
        if (Boolean.FALSE.equals(quirks.option43())) {
            withoutOption43(message, options);
        }
        if (quirks.fileNameEnd() != null) {
            endFileName(message, quirks.fileNameEnd(), options);
        }
        boolean broadcast = Boolean.TRUE.equals(quirks.broadcast());
        DhcpMessage changed = message.toBuilder()
                .options(options.build())
                .flags(broadcast ? message.flags() | DhcpMessage.BROADCAST_FLAG : message.flags())
                .build();
        return new Reply(changed, broadcast ? broadcast(reply.route()) : reply.route(), reply.because());
    }

    /**
     * Option 60 goes too where there is an address: alone it makes EDK2 and old ROMs ask port 4011 (measured). A proxy's
     * offer is none without it, and its client then asks port 4011 as it should.
     */
    private static void withoutOption43(DhcpMessage message, DhcpOptions.Builder options) {
        options.remove(OptionCode.VENDOR_SPECIFIC_INFORMATION);
        if (message.yiaddr().isUnicast()) {
            options.remove(OptionCode.VENDOR_CLASS_IDENTIFIER);
        }
    }

    private static void endFileName(DhcpMessage message, FileNameEnd end, DhcpOptions.Builder options) {
        message.options().text(OptionCode.BOOTFILE_NAME).ifPresent(name -> {
            switch (end) {
                case NUL -> options.text(OptionCode.BOOTFILE_NAME, name + "\0");
                case TWO_NULS -> options.text(OptionCode.BOOTFILE_NAME, name + "\0\0");
                case BARE -> options.text(OptionCode.BOOTFILE_NAME, name);
                case FIELD_ONLY -> {
                    if (message.file().isEmpty()) {
                        options.text(OptionCode.BOOTFILE_NAME, name + "\0\0");
                    } else {
                        options.remove(OptionCode.BOOTFILE_NAME);
                    }
                }
            }
        });
    }

    /** A relay does as the flag in the reply says; a client with an address of its own gets its unicast. */
    private static ReplyRoute broadcast(ReplyRoute route) {
        return switch (route.means()) {
            case RELAY, CLIENT_ADDRESS, BROADCAST, BROADCAST_NO_ADDRESS, BROADCAST_NAK, BROADCAST_ONLY -> route;
            case HARDWARE_ADDRESS ->
                new ReplyRoute(
                        ReplyRoute.Means.BROADCAST_ONLY,
                        new UdpEndpoint(
                                Ipv4Address.BROADCAST, route.destination().port()));
        };
    }
}
