package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Documentation;
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

/** Every test that a page names is there: a promise held by a test that was renamed is held by nothing. */
class DocumentedTestsTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Path page : Documentation.pages()) {
            Matcher name = NAME.matcher(Files.readString(page));
            while (name.find()) {
                String source = sources.get(name.group(1));
                if (source == null || (name.group(2) != null && !source.contains(" " + name.group(2) + "("))) {
                    missing.add(page + ": " + name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** The texts of the tests by the names of their classes. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            DocumentedTestsTest::read,
                            (first, second) -> first + second));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
