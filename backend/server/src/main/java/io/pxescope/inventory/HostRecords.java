package io.pxescope.inventory;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The hosts in the database. */
interface HostRecords extends Repository<Host, Long> {

    Host saveAndFlush(Host host);

    void delete(Host host);

    void flush();

    Optional<Host> findById(long id);

    /** For a change; others who change the same host wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select h from Host h where h.id = :id")
    Optional<Host> locked(long id);

    @Query("select h.id from Host h where lower(h.name) = lower(:name)")
    Optional<Long> idNamed(String name);

    @Query("select h.id from Host h join h.nics n where key(n) = :mac")
    Optional<Long> idOfMac(String mac);

    @Query("select h.name from Host h join h.nics n where key(n) = :mac and h.id <> :except")
    Optional<String> otherWithMac(String mac, long except);

    @Query("select h.name from Host h where h.address = :address and h.id <> :except")
    Optional<String> otherWithAddress(String address, long except);

    @Query("select h.name from Host h where lower(h.name) = lower(:name) and h.id <> :except")
    Optional<String> otherNamed(String name, long except);

    @Query("select distinct h from Host h left join fetch h.nics order by h.id")
    List<Host> withNics();

    @Query("select h.name from Host h where h.profileId = :profileId order by h.name")
    List<String> namesWithProfile(long profileId);
}
