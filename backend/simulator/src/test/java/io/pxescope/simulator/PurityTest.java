package io.pxescope.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.pxescope.simulator", importOptions = DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule KNOWS_THE_SERVER_BY_THE_WIRE_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.pxescope.simulator",
                    "io.pxescope.net",
                    "io.pxescope.dhcp",
                    "io.pxescope.tftp",
                    "io.pxescope.pxe",
                    "io.pxescope.bootfile");
}
