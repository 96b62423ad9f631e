package io.pxescope.dhcp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where each option of a message goes: the options field first, then the {@code file} and {@code sname} fields when
 * they are free (option 52). An option stays in one field. Option 53 comes first, option 52 behind it, option 82 last
 * and never outside the options field (RFC 3046 section 2.2).
 */
final class OptionLayout {

    private static final int END = 255;
    private static final int OVERLOAD_LENGTH = 3;

    /** What a client cannot do without, so the last to be left out. */
    private static final Set<OptionCode> ESSENTIAL = Set.of(
            OptionCode.MESSAGE_TYPE_CODE,
            OptionCode.SERVER_IDENTIFIER,
            OptionCode.LEASE_TIME,
            OptionCode.SUBNET_MASK,
            OptionCode.RELAY_AGENT_INFORMATION,
            OptionCode.CLIENT_IDENTIFIER_CODE);

    private final Field options;
    private final Field file;
    private final Field sname;
    private final List<OptionCode> omitted;

    private OptionLayout(Field options, Field file, Field sname, List<OptionCode> omitted) {
        this.options = options;
        this.file = file;
        this.sname = sname;
        this.omitted = omitted;
    }

    /** Lays the options out in at most {@code payloadLimit} octets of payload, in the order asked for. */
    static OptionLayout of(DhcpMessage message, List<OptionCode> asked, int payloadLimit) {
        List<DhcpOption> kept = new ArrayList<>(OptionOrder.of(message.options(), asked));
        List<OptionCode> omitted = new ArrayList<>();
        int room = payloadLimit - DhcpCodec.OPTIONS_OFFSET;
        while (true) {
            Optional<OptionLayout> layout = fit(message, kept, omitted, room);
            if (layout.isPresent()) {
                return layout.get();
            }
            DhcpOption victim = kept.stream()
                    .max(Comparator.<DhcpOption>comparingInt(option -> dispensability(option, asked))
                            .thenComparingInt(kept::indexOf))
                    .orElseThrow();
            kept.remove(victim);
            omitted.add(victim.code());
        }
    }

    private static int dispensability(DhcpOption option, List<OptionCode> asked) {
        if (ESSENTIAL.contains(option.code())) {
            return option.value().length() - 0x10000;
        }
        int place = asked.indexOf(option.code());
        return place < 0 ? 1000 : place;
    }

    private static Optional<OptionLayout> fit(
            DhcpMessage message, List<DhcpOption> kept, List<OptionCode> omitted, int room) {
        Optional<OptionLayout> plain = fill(kept, omitted, room, 0, 0);
        if (plain.isPresent()) {
            return plain;
        }
        int fileRoom = message.file().isEmpty() ? DhcpMessage.FILE_LENGTH : 0;
        int snameRoom = message.sname().isEmpty() ? DhcpMessage.SNAME_LENGTH : 0;
        return fileRoom + snameRoom == 0 ? plain : fill(kept, omitted, room, fileRoom, snameRoom);
    }

    private static Optional<OptionLayout> fill(
            List<DhcpOption> kept, List<OptionCode> omitted, int room, int fileRoom, int snameRoom) {
        boolean overloading = fileRoom + snameRoom > 0;
        int reserved = overloading ? OVERLOAD_LENGTH : 0;
        for (DhcpOption option : kept) {
            reserved += staysInOptionsField(option) ? encodedLength(option) : 0;
        }
        Field options = new Field(room - reserved);
        Field file = new Field(fileRoom);
        Field sname = new Field(snameRoom);
        if (options.free() < 0) {
            return Optional.empty();
        }
        for (DhcpOption option : kept) {
            if (staysInOptionsField(option)) {
                options.grow(encodedLength(option));
            }
            if (!options.add(option) && !file.add(option) && !sname.add(option)) {
                return Optional.empty();
            }
        }
        return Optional.of(new OptionLayout(options, file, sname, List.copyOf(omitted)));
    }

    private static boolean staysInOptionsField(DhcpOption option) {
        return option.code() == OptionCode.MESSAGE_TYPE_CODE || option.code() == OptionCode.RELAY_AGENT_INFORMATION;
    }

    private static int encodedLength(DhcpOption option) {
        int length = option.value().length();
        int instances = Math.max(1, (length + 254) / 255);
        return 2 * instances + length;
    }

    List<OptionCode> omitted() {
        return omitted;
    }

    byte[] optionsField() {
        int overload = (file.isUsed() ? 1 : 0) | (sname.isUsed() ? 2 : 0);
        return options.toBytes(overload);
    }

    /** Empty when the field holds no options. */
    byte[] fileField() {
        return file.isUsed() ? file.toBytes(0) : new byte[0];
    }

    /** Empty when the field holds no options. */
    byte[] snameField() {
        return sname.isUsed() ? sname.toBytes(0) : new byte[0];
    }

    /** One field of the packet with the options that it holds; an octet is kept for the end option. */
    private static final class Field {

        private final List<DhcpOption> held = new ArrayList<>();
        private int free;

        Field(int room) {
            free = room - 1;
        }

        int free() {
            return free;
        }

        void grow(int octets) {
            free += octets;
        }

        boolean isUsed() {
            return !held.isEmpty();
        }

        boolean add(DhcpOption option) {
            if (encodedLength(option) > free) {
                return false;
            }
            free -= encodedLength(option);
            held.add(option);
            return true;
        }

        byte[] toBytes(int overload) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < held.size(); i++) {
                boolean typeFirst = held.get(0).code() == OptionCode.MESSAGE_TYPE_CODE;
                if (overload != 0 && i == (typeFirst ? 1 : 0)) {
                    writeOverload(out, overload);
                }
                write(out, held.get(i));
            }
            out.write(END);
            return out.toByteArray();
        }

        private static void writeOverload(ByteArrayOutputStream out, int overload) {
            out.write(OptionCode.OVERLOAD.code());
            out.write(1);
            out.write(overload);
        }

        private static void write(ByteArrayOutputStream out, DhcpOption option) {
            byte[] value = option.value().toBytes();
            int at = 0;
            do {
                int length = Math.min(255, value.length - at);
                out.write(option.code().code());
                out.write(length);
                out.write(value, at, length);
                at += length;
            } while (at < value.length);
        }
    }
}
