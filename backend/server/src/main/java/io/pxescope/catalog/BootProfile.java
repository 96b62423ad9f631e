package io.pxescope.catalog;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is booted after the loader: a kernel with its initrd and command line, or the local disk. */
@Entity
@Table(name = "catalog_profiles")
class BootProfile {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "kernel_name"))
    @AttributeOverride(name = "sha256", column = @Column(name = "kernel_sha256"))
    @AttributeOverride(name = "size", column = @Column(name = "kernel_size"))
    private @Nullable ProfileFile kernel;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "initrd_name"))
    @AttributeOverride(name = "sha256", column = @Column(name = "initrd_sha256"))
    @AttributeOverride(name = "size", column = @Column(name = "initrd_size"))
    private @Nullable ProfileFile initrd;

    private @Nullable String append;

    private String transport = Transport.TFTP.key();

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    protected BootProfile() {}

    BootProfile(
            String name,
            @Nullable ProfileFile kernel,
            @Nullable ProfileFile initrd,
            @Nullable String append,
            Transport transport,
            Instant now,
            String by) {
        this.name = name;
        this.kernel = kernel;
        this.initrd = initrd;
        this.append = append;
        this.transport = transport.key();
        this.createdAt = now;
        this.createdBy = by;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The profile " + name + " is not stored yet");
        }
        return id;
    }

    String name() {
        return name;
    }

    List<Sha256> contents() {
        return Stream.of(kernel, initrd)
                .filter(Objects::nonNull)
                .map(ProfileFile::sha256)
                .toList();
    }

    CatalogProfile view() {
        return new CatalogProfile(
                id(),
                name,
                kernel == null ? null : kernel.view(),
                initrd == null ? null : initrd.view(),
                append,
                Transport.of(transport),
                createdAt,
                createdBy);
    }
}
