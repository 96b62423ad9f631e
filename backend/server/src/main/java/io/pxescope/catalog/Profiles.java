package io.pxescope.catalog;

import io.pxescope.bootfile.BootFileKind;
import io.pxescope.webkit.Changed;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores and deletes boot profiles. */
@Component
public class Profiles {
    private final ProfileRecords records;
    private final PostgresBlobStore blobs;
    private final BlobCache cache;
    private final CatalogProperties limits;
    private final List<CatalogUsage> usages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Profiles(
            ProfileRecords records,
            PostgresBlobStore blobs,
            BlobCache cache,
            CatalogProperties limits,
            List<CatalogUsage> usages,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.blobs = blobs;
        this.cache = cache;
        this.limits = limits;
        this.usages = usages;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A profile that sends the machine on to its disk. */
    public CatalogProfile storeLocalBoot(@Nullable String name, String by) {
        String checked = CatalogName.of(name);
        refuseTaken(checked);
        return commit(new BootProfile(checked, null, null, null, Transport.TFTP, clock.instant(), by), List.of());
    }

    /**
     * A profile that boots a kernel.
     *
     * @param append command line with placeholders ({@code {{phone-home}}}, {@code {{host}}}, {@code {{mac}}},
     *     {@code {{address}}}, {@code {{boot}}}); null for none
     * @param transport {@code tftp} or {@code http}: how its files are fetched by a loader that can choose; null: TFTP
     * @throws CatalogProblem with the reason, in words for the operator
     */
    public CatalogProfile store(
            @Nullable String name,
            @Nullable UploadedFile kernel,
            @Nullable UploadedFile initrd,
            @Nullable String append,
            @Nullable String transport,
            String by)
            throws IOException {
        String checked = CatalogName.of(name);
        String line = AppendLine.of(append);
        Transport over = Transport.of(transport);
        if (kernel == null || kernel.size() == 0 && kernel.name().isEmpty()) {
            throw CatalogProblem.invalid(
                    "kernel", "Send a kernel, or {\"name\": …, \"localBoot\": true} as JSON to boot from disk.");
        }
        refuseTaken(checked);
        try (Spool spool = Spool.in(cache.incoming())) {
            List<Spooled> files = new ArrayList<>();
            Spooled spooledKernel = spool(spool, kernel, "kernel");
            refuseNoKernel(spooledKernel);
            files.add(spooledKernel);
            ProfileFile kernelFile = new ProfileFile(ProfileFileName.of(kernel.name(), "kernel"), spooledKernel);
            ProfileFile initrdFile = null;
            if (initrd != null && !(initrd.size() == 0 && initrd.name().isEmpty())) {
                Spooled spooledInitrd = spool(spool, initrd, "initrd");
                refuseNoInitrd(spooledInitrd);
                files.add(spooledInitrd);
                initrdFile = new ProfileFile(
                        ProfileFileName.other(
                                ProfileFileName.of(initrd.name(), "initrd"),
                                kernelFile.view().name()),
                        spooledInitrd);
            }
            CatalogProfile stored =
                    commit(new BootProfile(checked, kernelFile, initrdFile, line, over, clock.instant(), by), files);
            blobs.adopt(files);
            return stored;
        }
    }

    /**
     * Deletes a profile, and the content that nothing else holds.
     *
     * @param by who asked for it
     * @throws CatalogProblem when it is unknown, or still in use
     */
    public void delete(long id, String by) {
        transaction.executeWithoutResult(status -> {
            BootProfile profile = records.findById(id)
                    .orElseThrow(() -> CatalogProblem.notFound("There is no profile with the id " + id + "."));
            List<String> users = usages.stream()
                    .flatMap(usage -> usage.usersOfProfile(id).stream())
                    .toList();
            if (!users.isEmpty()) {
                throw CatalogProblem.inUse(
                        "The profile " + profile.name() + " is used by " + String.join(", ", users)
                                + ". Give them another profile first.",
                        users);
            }
            CatalogProfile gone = profile.view();
            List<Sha256> contents = profile.contents();
            records.delete(profile);
            records.flush();
            blobs.collect(contents);
            events.publishEvent(new ProfileDeleted(gone));
            events.publishEvent(new Changed(by, "delete profile", "profile", gone.name(), gone.summary(), null));
        });
    }

    private Spooled spool(Spool spool, UploadedFile part, String field) throws IOException {
        try (InputStream in = part.content().open()) {
            String name = part.name().isBlank() ? field : part.name();
            return spool.write(name, "", in, limits.maxFileSize().toBytes(), Spool.Tally.NONE);
        }
    }

    private static void refuseNoKernel(Spooled file) {
        boolean never = switch (file.reading().kind()) {
            case HTML, EMPTY, ZEROS, INITRD -> true;
            default -> false;
        };
        if (never) {
            throw CatalogProblem.unusable(
                    "kernel",
                    file.path() + " is " + file.reading().words() + ", not a kernel. Send the kernel itself.");
        }
        refuseDamaged(file, "kernel");
    }

    private static void refuseNoInitrd(Spooled file) {
        BootFileKind kind = file.reading().kind();
        if (kind == BootFileKind.HTML || kind == BootFileKind.EMPTY || kind == BootFileKind.LINUX_KERNEL) {
            throw CatalogProblem.unusable(
                    "initrd", file.path() + " is " + file.reading().words() + ", not an initial RAM disk.");
        }
    }

    private static void refuseDamaged(Spooled file, String field) {
        if (!file.reading().damages().isEmpty()) {
            throw CatalogProblem.unusable(
                    field,
                    file.path() + " " + String.join(" and ", file.reading().damages())
                            + ". Copy it again and compare its SHA-256.");
        }
    }

    private CatalogProfile commit(BootProfile profile, List<Spooled> files) {
        try {
            CatalogProfile stored = transaction.execute(status -> {
                files.forEach(blobs::keep);
                CatalogProfile view = records.saveAndFlush(profile).view();
                events.publishEvent(new ProfileStored(view));
                events.publishEvent(
                        new Changed(view.createdBy(), "store profile", "profile", view.name(), null, view.summary()));
                return view;
            });
            return Objects.requireNonNull(stored);
        } catch (DataIntegrityViolationException e) {
            refuseTaken(profile.name());
            throw e;
        }
    }

    private void refuseTaken(String name) {
        if (records.named(name).isPresent()) {
            throw CatalogProblem.of(
                    CatalogProblem.Kind.TAKEN,
                    "name",
                    "There is a profile called " + name + " already. Choose another name.");
        }
    }
}
