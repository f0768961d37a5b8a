package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and names with wildcards, as evidence comes. */
class ArchivesAndPatternsTest {

    private static final byte[] ONE = "{\"n\":1}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<Skipped> skipped = new ArrayList<>();

    private Path root;

    @BeforeEach
    void aFolder() throws IOException {
        root = Files.createDirectories(folder.resolve("evidence"));
    }

    private List<String> names(String path) {
        return EventInput.find(path, skipped::add).stream()
                .map(input -> input.name().substring(root.toString().length() + 1))
                .toList();
    }

    private List<String> values(String path, String field) {
        List<String> values = new ArrayList<>();
        for (EventInput input : EventInput.find(path, skipped::add)) {
            try (EventSource source = input.open(Limits.DEFAULT, skipped::add)) {
                source.forEachRemaining(event -> values.add(event.value(field)));
            }
        }
        return values;
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, ONE);
    }

    private Path zip(String name, Object... namesAndContents) throws IOException {
        Path file = root.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return file;
    }

    @Test
    void aZipArchiveStandsForTheFilesInItSortedByName() throws IOException {
        Path zip = zip("a.zip", "logs/z.json", ONE, "logs/b.json", ONE, "logs/", new byte[0]);

        assertThat(names(zip.toString())).containsExactly("a.zip!logs/b.json", "a.zip!logs/z.json");
        assertThat(values(zip.toString(), "n")).containsExactly("1", "1");
        assertThat(skipped).isEmpty();
    }

    @Test
    void anArchiveInAFolderIsReadInItsPlace() throws IOException {
        file("a.json");
        zip("b.zip", "x.json", ONE);
        file("c.json");

        assertThat(names(root.toString())).containsExactly("a.json", "b.zip!x.json", "c.json");
    }

    @Test
    void whatAnArchiveHoldsIsToldFromItsContentAndMayBeGzip() throws IOException {
        byte[] log = EvtxFromXml.file("<Event><System><EventID>7</EventID></System></Event>");
        Path zip = zip("evidence.dat", "System.evtx", log, "System.evtx.gz", Reading.gzip(log));

        assertThat(values(zip.toString(), "EventCode")).containsExactly("7", "7");
    }

    @Test
    void hiddenFilesAndMarkdownInAnArchiveGoUnread() throws IOException {
        Path zip = zip("a.zip", ".hidden", ONE, "README.md", ONE, "__MACOSX/x.json", ONE, "x.json", ONE);

        assertThat(names(zip.toString())).containsExactly("a.zip!x.json");
    }

    @Test
    void namesInAnArchiveLeadNowhere() throws IOException {
        Path zip = zip("a.zip", "../../outside.json", ONE, "/etc/passwd", ONE);

        assertThat(values(zip.toString(), "n")).containsExactly("1", "1");
        assertThat(folder.resolve("outside.json")).doesNotExist();
    }

    @Test
    void anArchiveInAnArchiveIsNamedAndNotOpened() throws IOException {
        Path inner = zip("inner.zip", "x.json", ONE);
        Path outer = zip("outer.zip", "inner.zip", Files.readAllBytes(inner));

        assertThat(values(outer.toString(), "n")).isEmpty();
        assertThat(skipped)
                .singleElement()
                .asString()
                .contains("outer.zip!inner.zip", "a zip archive inside of an archive");
    }

    @Test
    void aDamagedArchiveIsReported() throws IOException {
        Path zip = zip("a.zip", "x.json", ONE);
        Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), 60));

        assertThat(names(zip.toString())).isEmpty();
        assertThat(skipped).singleElement().asString().contains("a.zip: unreadable");
    }

    @Test
    void anEntryThatUnpacksOutOfAllProportionIsCutOff() throws IOException {
        Path file = root.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bomb.json"));
            writeBlanks(zip);
        }

        assertThat(values(file.toString(), "n")).containsExactly("1");
        assertThat(skipped).singleElement().asString().contains("only a zip bomb does");
    }

    @Test
    void gzipThatUnpacksOutOfAllProportionIsCutOff() throws IOException {
        Path file = root.resolve("bomb.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            writeBlanks(gzip);
        }

        assertThat(values(file.toString(), "n")).containsExactly("1");
        assertThat(skipped).singleElement().asString().contains("only a zip bomb does");
    }

    /** An event, and 320 MB of blank lines. */
    private static void writeBlanks(OutputStream out) throws IOException {
        out.write(ONE);
        byte[] blanks = (" ".repeat((1 << 20) - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 320; i++) {
            out.write(blanks);
        }
    }

    @Test
    void aStarStandsForAnythingInOneFolder() throws IOException {
        file("logs/a.evtx");
        file("logs/b.evtx");
        file("logs/c.json");
        file("logs/deep/d.evtx");

        assertThat(names(root + "/logs/*.evtx")).containsExactly("logs/a.evtx", "logs/b.evtx");
        assertThat(names(root + "/l*/?.evtx")).containsExactly("logs/a.evtx", "logs/b.evtx");
    }

    @Test
    void twoStarsGoThroughFolders() throws IOException {
        file("logs/a.evtx");
        file("logs/deep/er/d.evtx");

        assertThat(names(root + "/**.evtx")).containsExactly("logs/a.evtx", "logs/deep/er/d.evtx");
    }

    @Test
    void aPatternThatNothingMatchesIsReported() {
        assertThat(names(root + "/*.evtx")).isEmpty();
        assertThat(skipped).singleElement().asString().endsWith("*.evtx: unreadable: no file has such a name");
    }

    @Test
    void aPatternThatIsNoneIsReported() {
        assertThat(names(root + "/[a")).isEmpty();
        assertThat(skipped).singleElement().asString().contains("it is no pattern for names");
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() throws IOException {
        Path file = file("setup [1].json");

        assertThat(names(file.toString())).containsExactly("setup [1].json");
    }
}
