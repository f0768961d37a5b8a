package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventInputTest {

    @TempDir
    Path folder;

    private final List<Skipped> skipped = new ArrayList<>();

    private List<String> names(Path path) {
        return EventInput.find(path, skipped::add).stream()
                .map(input -> folder.relativize(Path.of(input.name())).toString())
                .toList();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{\"n\":1}\n");
    }

    @Test
    void aFolderIsReadWithTheFoldersInItSortedByName() throws IOException {
        file("b.json");
        file("a/z.json");
        file("a/b/c.json");
        file("c.xml.gz");

        assertThat(names(folder)).containsExactly("a/b/c.json", "a/z.json", "b.json", "c.xml.gz");
    }

    @Test
    void inAFolderHiddenFilesAndMarkdownGoUnread() throws IOException {
        file(".hidden");
        file("README.md");
        file("events");

        assertThat(names(folder)).containsExactly("events");
        assertThat(names(folder.resolve("README.md"))).as("named itself").containsExactly("README.md");
    }

    @Test
    void noLinkInAFolderIsFollowedAndOneThatLeadsOutIsReported(@TempDir Path elsewhere) throws IOException {
        Path inside = file("data/real.json");
        Path outside = Files.writeString(elsewhere.resolve("outside.json"), "{}");
        Files.createSymbolicLink(folder.resolve("data/latest.json"), inside);
        Files.createSymbolicLink(folder.resolve("data/out.json"), outside);
        Files.createSymbolicLink(folder.resolve("data/loop"), folder.resolve("data"));
        Files.createSymbolicLink(folder.resolve("data/tree"), elsewhere);

        assertThat(names(folder.resolve("data"))).containsExactly("data/real.json");
        assertThat(skipped)
                .extracting(skip ->
                        skip.reason() + " " + Path.of(skip.origin().file()).getFileName())
                .containsExactly("LINK out.json", "LINK tree");
    }

    @Test
    void thePathItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), file("data/real.json").getParent());

        assertThat(names(link)).containsExactly("link/real.json");
        assertThat(skipped).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsReportedWhenItIsOpened() {
        EventInput input =
                EventInput.find(folder.resolve("none.json"), skipped::add).get(0);

        try (EventSource source = input.open(Limits.DEFAULT, skipped::add)) {
            assertThat(source.hasNext()).isFalse();
        }
        assertThat(skipped)
                .extracting(Skipped::toString)
                .containsExactly(folder.resolve("none.json") + ": unreadable: no such file");
    }

    @Test
    void theSizeIsKnownBeforeAndTheBytesReadMeanwhile() throws IOException {
        Path file = file("a.json");
        EventInput input = EventInput.of(file);

        assertThat(input.size()).isEqualTo(8);
        try (EventSource source = input.open(Limits.DEFAULT, skipped::add)) {
            source.forEachRemaining(event -> {});
            assertThat(source.bytesRead()).isEqualTo(8);
        }
    }

    @Test
    void theTallyCountsByReasonAndKeepsTheFirstFew() {
        SkippedTally tally = new SkippedTally(2);
        for (int line = 1; line <= 5; line++) {
            tally.accept(new Skipped(new Origin("a", line), Skipped.Reason.MALFORMED, ""));
        }
        tally.accept(new Skipped(new Origin("b", 0), Skipped.Reason.FOREIGN, ""));

        assertThat(tally.total()).isEqualTo(6);
        assertThat(tally.counts().keySet()).containsExactly(Skipped.Reason.FOREIGN, Skipped.Reason.MALFORMED);
        assertThat(tally.counts().get(Skipped.Reason.MALFORMED).number()).isEqualTo(5);
        assertThat(tally.counts().get(Skipped.Reason.MALFORMED).first()).hasSize(2);
    }
}
