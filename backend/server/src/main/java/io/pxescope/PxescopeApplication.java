package io.pxescope;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The panel: one process that serves boots and shows them. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PxescopeApplication {

    /** Time, as every room reads it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(PxescopeApplication.class, arguments);
    }
}
