package io.idetunnel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The examples in the repository's pages: what stands between two lines of three backticks, by the language that the first names. */
public final class Documentation {

    private Documentation() {}

    /**
     * An example.
     *
     * @param page where it stands
     * @param line the line of the page that its text begins at, from 1
     */
    public record Example(Path page, int line, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** The repository's pages: those at its root, in docs and in samples. */
    public static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> samples = Files.list(Path.of("samples"))) {
            Stream.concat(root, Stream.concat(docs, samples))
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    /** All examples in a language. */
    public static List<Example> examples(String language) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : pages()) {
            examples.addAll(examples(page, language));
        }
        return examples;
    }

    private static List<Example> examples(Path page, String language) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        boolean wanted = false;
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```") && start >= 0) {
                if (wanted) {
                    examples.add(new Example(page, start + 1, String.join("\n", lines.subList(start, i))));
                }
                start = -1;
            } else if (line.startsWith("```")) {
                start = i + 1;
                wanted = line.equals("```" + language);
            }
        }
        return examples;
    }
}
