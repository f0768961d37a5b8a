package io.idetunnel.spl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/spl-subset.md} says what there is, no more and no less. */
class SubsetDocumentTest {

    private static String section(String name) throws IOException {
        String text = Files.readString(Path.of("docs/spl-subset.md"));
        int start = text.indexOf("<!-- " + name + " -->");
        return text.substring(start, text.indexOf("<!-- /" + name + " -->"));
    }

    private static String words(String section) {
        return section.substring(section.indexOf("-->") + 3).strip().replaceAll("\\s+", " ");
    }

    @Test
    void everyCommandIsThere() throws IOException {
        List<String> names = new ArrayList<>();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(section("commands"));
        while (row.find()) {
            names.add(row.group(1));
        }
        assertThat(String.join(", ", names)).isEqualTo(Commands.list());
    }

    @Test
    void everyFunctionIsThere() throws IOException {
        assertThat(words(section("functions"))).isEqualTo(Functions.list());
    }

    @Test
    void everyFunctionOfStatsIsThere() throws IOException {
        assertThat(words(section("statistics"))).isEqualTo(StatsFunction.list());
    }

    @Test
    void everyRefusalIsThere() throws IOException {
        String text = Files.readString(Path.of("docs/spl-subset.md"));
        for (String name : Commands.refused()) {
            assertThat(text).contains("`" + name + "`");
        }
    }
}
