package io.pxescope.listeners;

import io.pxescope.addressing.Lease6Book;
import io.pxescope.addressing.LeaseBook;
import io.pxescope.catalog.BlobStore;
import io.pxescope.catalog.Sha256;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootFiles;
import io.pxescope.policy.BootPath;
import io.pxescope.policy.ConfigRenderer;
import io.pxescope.policy.FilesOver;
import io.pxescope.policy.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a machine may fetch: files of its build and profile, and its own configuration. */
final class BootContent implements ServedFiles {
    private final BootLookup lookup;
    private final BootQuirks quirks;
    private final TransferTraces traces;
    private final BlobStore blobs;
    private final LeaseBook leases;
    private final Lease6Book leases6;
    private final BootUrls urls;

    BootContent(
            BootLookup lookup,
            BootQuirks quirks,
            TransferTraces traces,
            BlobStore blobs,
            LeaseBook leases,
            Lease6Book leases6,
            BootUrls urls) {
        this.lookup = lookup;
        this.quirks = quirks;
        this.traces = traces;
        this.blobs = blobs;
        this.leases = leases;
        this.leases6 = leases6;
        this.urls = urls;
    }

    @Override
    public CompletionStage<Answer> open(FileRequest request) {
        BootLookup.Result result = lookup.find(request.name(), request.client().address(), request.received());
        if (result instanceof BootLookup.Result.Nowhere nowhere) {
            traces.belongs(request, nowhere.boot(), nowhere.name(), false);
            return CompletableFuture.completedFuture(new Answer.Forbidden(nowhere.because(), manner(null, request)));
        }
        FileInBoot file = ((BootLookup.Result.InBoot) result).file();
        BootFiles.Found found = BootFiles.find(
                file.build(), file.profile(), machine(file, request.client().address()), file.name());
        if (found instanceof BootFiles.Found.Missing missing) {
            traces.belongs(request, file.boot(), file.name(), missing.expected());
            return CompletableFuture.completedFuture(
                    new Answer.Missing(missing.because(), manner(file.mac(), request)));
        }
        traces.belongs(request, file.boot(), file.name(), false);
        if (found instanceof BootFiles.Found.Rendered rendered) {
            return CompletableFuture.completedFuture(
                    new Answer.Found(render(request, file, rendered), manner(file.mac(), request)));
        }
        BootFiles.Found.Stored stored = (BootFiles.Found.Stored) found;
        return open(stored.file(), stored.source(), manner(file.mac(), request));
    }

    private TransferManner manner(@Nullable MacAddress mac, FileRequest request) {
        return TransferManner.of(quirks.of(mac, request.client().address()));
    }

    private BootFiles.Machine machine(FileInBoot file, IpAddress client) {
        IpAddress leased = client instanceof Ipv4Address ? leases.addressOf(file.mac()) : leases6.addressOf(file.mac());
        return new BootFiles.Machine(file.mac(), leased == null ? client : leased);
    }

    private ServedFile render(FileRequest request, FileInBoot file, BootFiles.Found.Rendered rendered) {
        FilesOver over = FilesOver.of(rendered.profile(), file.build(), file.loader());
        String prefix = file.token() == null ? "" : BootPath.prefix(file.token());
        byte[] text = ConfigRenderer.render(
                        rendered.format(),
                        rendered.profile(),
                        new ConfigRenderer.Values(
                                file.token() == null ? "" : urls.phoneHome(request.local(), file.token()),
                                file.host(),
                                file.mac(),
                                machine(file, request.client().address()).address(),
                                file.boot(),
                                prefix,
                                over.http() ? urls.of(request.local(), prefix) : ""))
                .getBytes(StandardCharsets.UTF_8);
        String label = rendered.source() + (over.because().isEmpty() ? "" : ", " + over.because());
        return new ServedFile(text.length, Sha256.ofContent(text).hex(), ByteSource.of(text), label);
    }

    private CompletionStage<Answer> open(StoredFile file, String source, TransferManner manner) {
        return blobs.open(new Sha256(file.sha256()))
                .thenApply(blob -> new Answer.Found(
                        new ServedFile(blob.size(), file.sha256(), SharedFiles.open(blob), source), manner));
    }
}
