package io.pxescope.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The boot profiles in the database. */
interface ProfileRecords extends Repository<BootProfile, Long> {

    BootProfile saveAndFlush(BootProfile profile);

    void delete(BootProfile profile);

    void flush();

    Optional<BootProfile> findById(long id);

    @Query("select p from BootProfile p where lower(p.name) = lower(:name)")
    Optional<BootProfile> named(String name);

    @Query("select p from BootProfile p order by lower(p.name)")
    List<BootProfile> byName();
}
