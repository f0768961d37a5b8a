package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of a page to another page, to a file or to a heading leads there. */
class DocumentedLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    static List<Path> pages() throws IOException {
        return Documentation.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsSomewhere(Path page) throws IOException {
        List<String> astray = new ArrayList<>();
        Matcher link = LINK.matcher(withoutExamples(Files.readString(page)).replaceAll("`[^`\n]*`", ""));
        while (link.find()) {
            String target = link.group(1);
            if (!target.matches("(https?|mailto):.*") && !leads(page, target)) {
                astray.add(target);
            }
        }
        assertThat(astray).isEmpty();
    }

    private static boolean leads(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path folder = page.toAbsolutePath().getParent();
        Path to = file.isEmpty() ? page : folder.resolve(file).normalize();
        if (!Files.exists(to)) {
            return false;
        }
        return hash < 0 || anchors(to).contains(target.substring(hash + 1));
    }

    /** The names that a page's headings have in links: lower case, blanks as dashes, without punctuation; repeated ones are numbered. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher heading = HEADING.matcher(withoutExamples(Files.readString(page)));
        while (heading.find()) {
            String name = heading.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(name, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? name : name + "-" + before);
        }
        return anchors;
    }

    private static String withoutExamples(String text) {
        return text.replaceAll("(?ms)^\\s*```.*?^\\s*```\\s*$", "");
    }
}
