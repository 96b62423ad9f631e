package io.pxescope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the rooms to what their {@code package-info} says that they may import. */
class ModularityTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.pxescope");

    @Test
    void everyRoomImportsOnlyWhatItSaysAndNoRoomsFormACycle() {
        ApplicationModules.of(PxescopeApplication.class).verify();
    }

    @Test
    void doorsTouchNoEntityAndNoRepository() {
        noClasses()
                .that()
                .resideInAPackage("io.pxescope.listeners..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.springframework.data..", "org.springframework.jdbc..")
                .check(SERVER);
    }

    @Test
    void nobodyUsesTheSecondJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                .check(SERVER);
    }

    @Test
    void nobodyImportsAnotherRoomsPages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pxescope.*.web..")
                .check(SERVER);
    }
}
