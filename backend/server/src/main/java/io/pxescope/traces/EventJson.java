package io.pxescope.traces;

import io.pxescope.net.MacAddress;
import io.pxescope.trace.BootEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes boot events as JSON and reads them again; an event's kind is its simple class name. */
@Component
public class EventJson {
    private static final Map<String, Class<?>> KINDS = Arrays.stream(BootEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(MacAddress.class, new MacAddressWriter())
                    .addDeserializer(MacAddress.class, new MacAddressReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public String kind(BootEvent event) {
        return event.getClass().getSimpleName();
    }

    public String write(BootEvent event) {
        return mapper.writeValueAsString(event);
    }

    public BootEvent read(String kind, String json) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("unknown kind of boot event: " + kind);
        }
        return (BootEvent) mapper.readValue(json, type);
    }

    private static final class MacAddressWriter extends StdSerializer<MacAddress> {
        private MacAddressWriter() {
            super(MacAddress.class);
        }

        @Override
        public void serialize(MacAddress value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class MacAddressReader extends StdDeserializer<MacAddress> {
        private MacAddressReader() {
            super(MacAddress.class);
        }

        @Override
        public MacAddress deserialize(JsonParser in, DeserializationContext context) {
            return MacAddress.parse(in.getString());
        }
    }
}
