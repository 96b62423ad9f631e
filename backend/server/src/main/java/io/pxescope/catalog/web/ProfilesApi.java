package io.pxescope.catalog.web;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.catalog.Profiles;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Boot profiles over the API: store, look, delete. */
@RestController
@RequestMapping("/api/v1/profiles")
class ProfilesApi {
    private final Profiles profiles;
    private final Catalog catalog;

    ProfilesApi(Profiles profiles, Catalog catalog) {
        this.profiles = profiles;
        this.catalog = catalog;
    }

    /** The JSON form of a profile without files. */
    record LocalBoot(@Nullable String name, @Nullable Boolean localBoot) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ProfileJson> upload(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable MultipartFile kernel,
            @RequestParam(required = false) @Nullable MultipartFile initrd,
            @RequestParam(required = false) @Nullable String append,
            @RequestParam(required = false) @Nullable String transport,
            Principal principal)
            throws IOException {
        return created(profiles.store(
                name, Parts.of(kernel, false), Parts.of(initrd, false), append, transport, principal.getName()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProfileJson> localBoot(@RequestBody LocalBoot request, Principal principal) throws IOException {
        return created(
                Boolean.TRUE.equals(request.localBoot())
                        ? profiles.storeLocalBoot(request.name(), principal.getName())
                        : profiles.store(request.name(), null, null, null, null, principal.getName()));
    }

    @GetMapping
    List<ProfileJson> list() {
        return catalog.profiles().stream().map(ProfileJson::of).toList();
    }

    @GetMapping("/{profile}")
    ProfileJson get(@PathVariable String profile) {
        return ProfileJson.of(find(profile));
    }

    @DeleteMapping("/{profile}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String profile, Principal principal) {
        profiles.delete(find(profile).id(), principal.getName());
    }

    private static ResponseEntity<ProfileJson> created(CatalogProfile stored) {
        return ResponseEntity.created(URI.create("/api/v1/profiles/" + stored.id()))
                .body(ProfileJson.of(stored));
    }

    private CatalogProfile find(String profile) {
        return catalog.profile(profile)
                .orElseThrow(() -> new NotInCatalog(
                        "There is no profile called " + profile + ". GET /api/v1/profiles lists them."));
    }
}
