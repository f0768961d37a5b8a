package io.idetunnel.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code grammars.index} follows from the grammars. {@code mvn test -Dtest=GrammarIndexTest -Drewrite=true} writes it anew.
 */
public class GrammarIndexTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/idetunnel/commandline");
    private static final Path INDEX = FOLDER.resolve("grammars.index");

    private static final List<String> HEADING = List.of(
            "# What a starting search command has to know of each grammar: file, name, programs, original names, the",
            "# words by which a line alone tells it, its secret options. Written by GrammarIndexTest; do not edit.");

    /** The files, in the order in which their grammars are asked. */
    private static final List<String> FILES = List.of(
            "vscode.grammar",
            "vscode-server.grammar",
            "wsl-server.grammar",
            "devtunnel.grammar",
            "jetbrains.grammar",
            "ssh.grammar",
            "code-server.grammar",
            "zed.grammar",
            "environment.grammar",
            "launchers.grammar",
            "parents.grammar");

    @Test
    void theIndexIsWhatTheGrammarsSay() throws IOException {
        rewriteIfAsked();
        assertThat(Files.readAllLines(INDEX))
                .as("grammars.index is out of date: run mvn test -Dtest=GrammarIndexTest -Drewrite=true")
                .isEqualTo(index());
    }

    /** Writes the index where {@code -Drewrite=true} asks for it, also where this run of tests reads it. */
    public static void rewriteIfAsked() throws IOException {
        if (Boolean.getBoolean("rewrite")) {
            Files.write(INDEX, index());
            Files.write(Path.of(Grammars.class.getResource("grammars.index").getPath()), index());
        }
    }

    private static List<String> index() throws IOException {
        List<String> lines = new ArrayList<>(HEADING);
        for (String file : FILES) {
            String text = Files.readString(FOLDER.resolve(file));
            for (String tool : text.substring(text.indexOf("\ntool ")).split("\ntool ", -1)) {
                if (!tool.isBlank()) {
                    lines.add(line(file, DataFile.lines("tool " + tool)));
                }
            }
        }
        return lines;
    }

    @Test
    void everyToolHasANameOfItsOwnInItsFile() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : index().subList(HEADING.size(), index().size())) {
            names.add(line.substring(0, line.indexOf('|', line.indexOf('|') + 1)));
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyGrammarFileIsInTheIndex() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".grammar")))
                    .containsExactlyInAnyOrderElementsOf(FILES);
        }
    }

    private static String line(String file, List<String> lines) {
        List<String> programs = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        List<String> telling = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        for (String line : lines) {
            List<String> words = DataFile.words(line);
            switch (words.get(0)) {
                case "programs" -> programs.addAll(words.subList(1, words.size()));
                case "original" -> originals.addAll(words.subList(1, words.size()));
                case "option" -> {
                    for (String word : words) {
                        if (word.startsWith("-") && words.contains("only")) {
                            add(word, telling);
                        }
                        if (word.startsWith("-") && words.contains("secret")) {
                            add(word, secrets);
                        }
                    }
                }
                case "command" -> {
                    if (words.contains("alone")) {
                        add(words.get(1), telling);
                    }
                }
                default -> {}
            }
        }
        return String.join(
                " | ",
                file,
                DataFile.words(lines.get(0)).get(1),
                column(programs),
                column(originals),
                column(telling),
                column(secrets));
    }

    private static void add(String word, List<String> words) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!words.contains(lower)) {
            words.add(lower);
        }
    }

    private static String column(List<String> words) {
        return words.isEmpty() ? "-" : String.join(" ", words);
    }
}
