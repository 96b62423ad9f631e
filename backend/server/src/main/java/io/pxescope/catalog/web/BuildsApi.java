package io.pxescope.catalog.web;

import io.pxescope.catalog.Builds;
import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Builds over the API: upload, look, delete. */
@RestController
@RequestMapping("/api/v1/builds")
class BuildsApi {
    private final Builds builds;
    private final Catalog catalog;

    BuildsApi(Builds builds, Catalog catalog) {
        this.builds = builds;
        this.catalog = catalog;
    }

    /**
     * Stores one build from all parts of the request together.
     *
     * @param archive zip, tar, tar.gz, tar.xz, deb; anything else counts as a single file
     * @param file single files, never unpacked
     * @param loader which loader machines are sent to, where there are several for one firmware
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BuildJson> upload(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String loader,
            @RequestParam(required = false) @Nullable List<MultipartFile> archive,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Principal principal)
            throws IOException {
        CatalogBuild stored = builds.store(name, loader, Parts.of(archive, file), principal.getName());
        return ResponseEntity.created(URI.create("/api/v1/builds/" + stored.id()))
                .body(BuildJson.whole(stored));
    }

    @GetMapping
    List<BuildJson> list() {
        return catalog.builds().stream().map(BuildJson::summary).toList();
    }

    @GetMapping("/{build}")
    BuildJson get(@PathVariable String build) {
        return BuildJson.whole(find(build));
    }

    @DeleteMapping("/{build}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String build, Principal principal) {
        builds.delete(find(build).id(), principal.getName());
    }

    private CatalogBuild find(String build) {
        return catalog.build(build)
                .orElseThrow(() ->
                        new NotInCatalog("There is no build called " + build + ". GET /api/v1/builds lists them."));
    }
}
