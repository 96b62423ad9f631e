package io.pxescope.inventory;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The assignments in the database, those that are over among them. */
interface AssignmentRecords extends Repository<Assignment, Long> {

    Assignment saveAndFlush(Assignment assignment);

    void flush();

    @Query("select a from Assignment a where a.hostId = :hostId and a.ended is null")
    Optional<Assignment> open(long hostId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Assignment a where a.hostId = :hostId and a.ended is null")
    Optional<Assignment> openLocked(long hostId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Assignment a where a.id = :id")
    Optional<Assignment> locked(long id);

    @Query("select a from Assignment a where a.ended is null")
    List<Assignment> open();

    @Query("select a from Assignment a where a.hostId = :hostId order by a.id desc")
    List<Assignment> newest(long hostId, Limit limit);

    /** Those whose time is over, except what another node is ending just now. */
    @Query(
            nativeQuery = true,
            value = "select * from inventory_assignments where ended is null and until <= :now"
                    + " order by until limit 500 for update skip locked")
    List<Assignment> expired(Instant now);

    @Query("select h.name from Host h, Assignment a"
            + " where a.hostId = h.id and a.ended is null and a.buildId = :buildId order by h.name")
    List<String> hostsOnBuild(long buildId);

    @Query("select h.name from Host h, Assignment a"
            + " where a.hostId = h.id and a.ended is null and a.profileId = :profileId order by h.name")
    List<String> hostsOnProfile(long profileId);
}
