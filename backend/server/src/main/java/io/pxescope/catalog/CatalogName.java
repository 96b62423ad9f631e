package io.pxescope.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What builds and profiles may be called: it stands in addresses, on pages and in audit rows. */
final class CatalogName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._+@-]{0,62}[A-Za-z0-9._+])?");

    private CatalogName() {}

    static String of(@Nullable String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            throw CatalogProblem.invalid("name", "Give it a name, such as “lpxelinux 6.04”.");
        }
        if (!FORM.matcher(name).matches()) {
            throw CatalogProblem.invalid(
                    "name",
                    "A name has 1 to 64 letters, digits, spaces or . _ + @ -, and starts with a letter or digit.");
        }
        if (Catalog.isId(name)) {
            throw CatalogProblem.invalid("name", "A name of digits alone would be taken for an id: add a letter.");
        }
        return name;
    }
}
