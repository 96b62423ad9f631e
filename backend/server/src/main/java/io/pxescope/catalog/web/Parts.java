package io.pxescope.catalog.web;

import io.pxescope.catalog.UploadedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Parts of a multipart request as uploads. A form sends an empty part for a file field that was left blank. */
final class Parts {
    private Parts() {}

    static Collection<UploadedFile> of(@Nullable List<MultipartFile> archives, @Nullable List<MultipartFile> files) {
        List<UploadedFile> parts = new ArrayList<>();
        add(parts, archives, true);
        add(parts, files, false);
        return parts;
    }

    static @Nullable UploadedFile of(@Nullable MultipartFile part, boolean unpack) {
        return part == null || isBlank(part)
                ? null
                : new UploadedFile(name(part), part.getSize(), unpack, part::getInputStream);
    }

    private static void add(List<UploadedFile> parts, @Nullable List<MultipartFile> given, boolean unpack) {
        for (MultipartFile part : given == null ? List.<MultipartFile>of() : given) {
            UploadedFile upload = of(part, unpack);
            if (upload != null) {
                parts.add(upload);
            }
        }
    }

    private static boolean isBlank(MultipartFile part) {
        return part.getSize() == 0 && name(part).isEmpty();
    }

    private static String name(MultipartFile part) {
        String name = part.getOriginalFilename();
        return name == null ? "" : name;
    }
}
