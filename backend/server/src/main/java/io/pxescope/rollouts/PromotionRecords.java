package io.pxescope.rollouts;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The fleet's history in the database. */
interface PromotionRecords extends Repository<Promotion, Long> {

    Promotion saveAndFlush(Promotion promotion);

    Optional<Promotion> findById(long id);

    @Query("select p from Promotion p order by p.id desc")
    List<Promotion> newest(Limit limit);

    @Query("select p from Promotion p where p.kind = PROMOTE and lower(p.build) = lower(:build) order by p.id desc")
    List<Promotion> ofBuild(String build);
}
