package io.pxescope.rollouts;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What is in force, in the database. The migration makes the row. */
interface FleetRecords extends Repository<FleetRow, Integer> {

    @Query("select f from FleetRow f")
    FleetRow row();

    /** For a change; others who change the fleet wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from FleetRow f")
    FleetRow locked();

    void flush();
}
