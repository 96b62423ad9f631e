package io.pxescope.catalog;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.Loader;
import io.pxescope.webkit.Changed;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores and deletes builds. */
@Component
public class Builds {
    private final BuildRecords records;
    private final PostgresBlobStore blobs;
    private final BlobCache cache;
    private final CatalogProperties limits;
    private final List<CatalogUsage> usages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Builds(
            BuildRecords records,
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

    /**
     * Stores the files of an upload as one build, whole or not at all.
     *
     * @param name unique, whatever the case
     * @param loader path or base name of the loader to send machines to, where there are several for one firmware; null
     *     takes {@code pxelinux.0} before {@code lpxelinux.0}
     * @param by who uploaded it
     * @throws CatalogProblem with the reason, in words for the operator
     */
    public CatalogBuild store(@Nullable String name, @Nullable String loader, Collection<UploadedFile> parts, String by)
            throws IOException {
        String checked = CatalogName.of(name);
        if (parts.isEmpty()) {
            throw CatalogProblem.invalid(
                    "archive", "No file was sent. Send an archive (zip, tar, tar.gz, tar.xz, deb) or single files.");
        }
        refuseTaken(checked);
        long packed = parts.stream().mapToLong(UploadedFile::size).sum();
        try (Spool spool = Spool.in(cache.incoming())) {
            Collection<Spooled> unpacked = Unpacker.unpack(parts, spool, new UploadBudget(limits, packed));
            String preferred = loader == null || loader.isBlank() ? null : loader.strip();
            SortedMap<String, Spooled> files = BuildLayout.arrange(unpacked, preferred);
            BuildAnalysis analysis = BuildAnalysis.of(readings(files), preferred);
            Loader main = analysis.main();
            if (main == null) {
                String field = preferred == null ? "archive" : "loader";
                throw CatalogProblem.unusable(field, String.valueOf(analysis.refusal()));
            }
            Build build = new Build(checked, main, analysis, files, clock.instant(), by);
            CatalogBuild stored = commit(build, files.values());
            blobs.adopt(files.values());
            return stored;
        }
    }

    /**
     * Deletes a build, and the content that nothing else holds.
     *
     * @param by who asked for it
     * @throws CatalogProblem when it is unknown, or still in use
     */
    public void delete(long id, String by) {
        transaction.executeWithoutResult(status -> {
            Build build = records.findById(id)
                    .orElseThrow(() -> CatalogProblem.notFound("There is no build with the id " + id + "."));
            List<String> users = usages.stream()
                    .flatMap(usage -> usage.usersOfBuild(id).stream())
                    .toList();
            if (!users.isEmpty()) {
                throw CatalogProblem.inUse(
                        "The build " + build.name() + " is used by " + String.join(", ", users)
                                + ". Give them another build first.",
                        users);
            }
            CatalogBuild gone = build.view();
            List<Sha256> contents = build.contents();
            records.delete(build);
            records.flush();
            blobs.collect(contents);
            events.publishEvent(new BuildDeleted(gone));
            events.publishEvent(new Changed(by, "delete build", "build", gone.name(), gone.summary(), null));
        });
    }

    private CatalogBuild commit(Build build, Collection<Spooled> files) {
        try {
            CatalogBuild stored = transaction.execute(status -> {
                files.forEach(blobs::keep);
                CatalogBuild view = records.saveAndFlush(build).view();
                events.publishEvent(new BuildStored(view));
                events.publishEvent(
                        new Changed(view.createdBy(), "store build", "build", view.name(), null, view.summary()));
                return view;
            });
            return Objects.requireNonNull(stored);
        } catch (DataIntegrityViolationException e) {
            refuseTaken(build.name());
            throw e;
        }
    }

    private void refuseTaken(String name) {
        if (records.named(name).isPresent()) {
            throw CatalogProblem.of(
                    CatalogProblem.Kind.TAKEN,
                    "name",
                    "There is a build called " + name + " already. Choose another name.");
        }
    }

    private static Map<String, BootFile> readings(Map<String, Spooled> files) {
        Map<String, BootFile> readings = new TreeMap<>();
        files.forEach((path, file) -> readings.put(path, file.reading()));
        return readings;
    }
}
