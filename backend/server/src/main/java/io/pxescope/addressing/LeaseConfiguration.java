package io.pxescope.addressing;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the lease book, with whatever knows the reservations. */
@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

    @Bean
    DurableLeaseBook leaseBook(LeaseStore store, ObjectProvider<Reservations> reservations, Clock clock) {
        return new DurableLeaseBook(store, reservations.getIfAvailable(() -> Reservations.NONE), clock);
    }
}
