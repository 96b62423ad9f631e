package io.pxescope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** The engine decides and folds: no clock, no chance, no socket, no framework. */
@AnalyzeClasses(packages = "io.pxescope", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule importsTheJdkAndOurselvesOnly = noClasses()
            .that()
            .resideInAPackage("io.pxescope..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "javax.crypto..", "io.pxescope..", "org.jspecify..");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule throwsNoDice =
            noClasses().should().dependOnClassesThat().areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule touchesNoNetworkAndNoDisk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            SlicesRuleDefinition.slices().matching("io.pxescope.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule policyKnowsNoOtherRoomOfTheEngine = noClasses()
            .that()
            .resideInAPackage("io.pxescope.policy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.pxescope.responder", "io.pxescope.transfer", "io.pxescope.trace", "io.pxescope.diagnosis");

    @ArchTest
    static final ArchRule traceKnowsPolicyOnly = noClasses()
            .that()
            .resideInAPackage("io.pxescope.trace")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pxescope.responder", "io.pxescope.transfer", "io.pxescope.diagnosis");
}
