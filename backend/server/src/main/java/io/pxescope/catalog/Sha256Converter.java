package io.pxescope.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** {@link Sha256} as 32 bytes of {@code bytea}. */
@Converter(autoApply = true)
class Sha256Converter implements AttributeConverter<@Nullable Sha256, byte @Nullable []> {

    @Override
    public byte @Nullable [] convertToDatabaseColumn(@Nullable Sha256 attribute) {
        return attribute == null ? null : attribute.bytes();
    }

    @Override
    public @Nullable Sha256 convertToEntityAttribute(byte @Nullable [] column) {
        return column == null ? null : Sha256.of(column);
    }
}
