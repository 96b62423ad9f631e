package io.pxescope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} names no test that does not exist. */
class ConformanceTableTest {
    private static final Pattern CITED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        Path root = root();
        Map<String, List<Path>> classes;
        try (Stream<Path> files = Files.walk(root.resolve("backend"))) {
            classes = files.filter(file -> file.toString().contains("src/test/java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        }
        List<String> missing = new ArrayList<>();
        int cited = 0;
        Matcher table = CITED.matcher(Files.readString(root.resolve("docs/conformance.md")));
        while (table.find()) {
            cited++;
            boolean found = false;
            for (Path file : classes.getOrDefault(table.group(1) + ".java", List.of())) {
                found |= Files.readString(file).contains("void " + table.group(2) + "(");
            }
            if (!found) {
                missing.add(table.group());
            }
        }
        assertThat(cited).isGreaterThan(150);
        assertThat(missing).isEmpty();
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/conformance.md"))) {
            here = here.getParent();
            assertThat(here).as("docs/conformance.md is above the tests").isNotNull();
        }
        return here;
    }
}
