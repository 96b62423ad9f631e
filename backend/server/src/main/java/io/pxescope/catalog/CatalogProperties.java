package io.pxescope.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of an upload. They hold against archives made to fill a disk, and are far above any real build.
 *
 * @param maxFileSize of one file, unpacked
 * @param maxUnpackedSize of all files of an upload together, unpacked
 * @param maxEntries of all archives of an upload together, directories included
 * @param maxRatio of unpacked to packed size, looked at from 16 MB unpacked on
 */
@Validated
@ConfigurationProperties("pxescope.catalog")
public record CatalogProperties(
        @DefaultValue("2GB") @NotNull DataSize maxFileSize,
        @DefaultValue("4GB") @NotNull DataSize maxUnpackedSize,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int maxEntries,
        @DefaultValue("200") @Min(2) @Max(100_000) int maxRatio) {

    public CatalogProperties {
        if (maxFileSize.toBytes() < 1 || maxUnpackedSize.toBytes() < maxFileSize.toBytes()) {
            throw new IllegalArgumentException("pxescope.catalog.max-unpacked-size (" + maxUnpackedSize
                    + ") must not be below pxescope.catalog.max-file-size (" + maxFileSize + "), and both above zero");
        }
    }
}
