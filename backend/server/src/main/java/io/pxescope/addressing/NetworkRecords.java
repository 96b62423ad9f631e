package io.pxescope.addressing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The rows of networks. */
interface NetworkRecords extends JpaRepository<NetworkRecord, Long> {

    List<NetworkRecord> findAllByOrderByName();

    Optional<NetworkRecord> findByNameIgnoreCase(String name);

    /** Until the end of the transaction nobody else changes networks: whether two overlap is no matter for an index. */
    @Modifying
    @Query(value = "LOCK TABLE network IN SHARE ROW EXCLUSIVE MODE", nativeQuery = true)
    void lock();
}
