package io.pxescope.responder;

import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Duid;
import io.pxescope.dhcp6.IaAddress;
import io.pxescope.dhcp6.IdentityAssociation;
import io.pxescope.net.Ipv6Address;
import io.pxescope.policy.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which addresses a message is about: one query for each of its identity associations, of which so many are heard. */
final class Lease6Queries {

    static final int MOST = 8;

    private Lease6Queries() {}

    /** The associations of a message that are answered. */
    static List<IdentityAssociation> associations(Dhcp6Message message) {
        return message.options().associations().stream().limit(MOST).toList();
    }

    static List<Lease6Query> of(Dhcp6Question question, Instant now) {
        Optional<Duid> duid = question.message().options().duid(Dhcp6OptionCode.CLIENT_ID);
        Lease6Query.Kind kind = kind(question.message());
        if (duid.isEmpty() || kind == null) {
            return List.of();
        }
        Host host = question.host();
        return associations(question.message()).stream()
                .map(association -> new Lease6Query(
                        kind,
                        question.network(),
                        question.v6(),
                        duid.get(),
                        association.iaid(),
                        question.machine().mac(),
                        host == null ? null : host.id(),
                        wanted(association),
                        now))
                .toList();
    }

    private static Lease6Query.@Nullable Kind kind(Dhcp6Message message) {
        return switch (message.type()) {
            case SOLICIT -> isRapid(message) ? Lease6Query.Kind.COMMIT : Lease6Query.Kind.OFFER;
            case REQUEST -> Lease6Query.Kind.COMMIT;
            case RENEW, REBIND -> Lease6Query.Kind.EXTEND;
            case RELEASE -> Lease6Query.Kind.RELEASE;
            case DECLINE -> Lease6Query.Kind.DECLINE;
            default -> null;
        };
    }

    /** A SOLICIT that may be answered with a REPLY at once (RFC 8415 section 18.3.1). */
    static boolean isRapid(Dhcp6Message message) {
        return message.type() == Dhcp6MessageType.SOLICIT && message.options().contains(Dhcp6OptionCode.RAPID_COMMIT);
    }

    private static @Nullable Ipv6Address wanted(IdentityAssociation association) {
        return association.addresses().stream()
                .map(IaAddress::address)
                .filter(Ipv6Address::isUnicast)
                .findFirst()
                .orElse(null);
    }
}
