package io.pxescope.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The builds in the database. */
interface BuildRecords extends Repository<Build, Long> {

    Build saveAndFlush(Build build);

    void delete(Build build);

    void flush();

    Optional<Build> findById(long id);

    @Query("select b from Build b where lower(b.name) = lower(:name)")
    Optional<Build> named(String name);

    @Query("select b from Build b order by b.createdAt desc, b.id desc")
    List<Build> newestFirst();
}
