package io.pxescope.inventory;

import java.util.List;
import java.util.Optional;

/** The boot profiles there are, as far as hosts and assignments need to know them. */
public interface ProfileNames {

    /** The id of a profile, by its name (whatever the case) or its id in digits. */
    Optional<Long> idOf(String name);

    Optional<String> nameOf(long id);

    /** All names, to propose one when a name is not known. */
    List<String> all();
}
