package io.idetunnel.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfReaderTest {

    private static String value(String text, String stanza, String key) {
        return ConfReader.parse(text, "x.conf")
                .stanza(stanza)
                .orElseThrow()
                .value(key)
                .orElse("(not set)");
    }

    @Test
    void commentsAndBlankLinesSayNothing() {
        Conf conf = ConfReader.parse("# one\n\n  # two\n[a]\nk = v\n", "x.conf");
        assertThat(conf.stanzas()).extracting(Stanza::name).containsExactly("a");
        assertThat(conf.stanzas().get(0).settings().keySet()).containsExactly("k");
    }

    @Test
    void aValueIsAllBehindTheFirstEqualsSign() {
        assertThat(value("[a]\nsearch = x=1 # no comment\n", "a", "search")).isEqualTo("x=1 # no comment");
        assertThat(value("[a]\nempty =\n", "a", "empty")).isEmpty();
    }

    @Test
    void aBackslashAtTheEndGoesOnWithTheNextLineAndKeepsTheBreak() {
        assertThat(value("[a]\nsearch = one \\\n| two \\\n# three\nother = 1\n", "a", "search"))
                .isEqualTo("one \n| two \n# three");
    }

    @Test
    void aBackslashAtTheEndOfTheFileEndsTheValue() {
        assertThat(value("[a]\nsearch = one\\", "a", "search")).isEqualTo("one");
    }

    @Test
    void lineEndsOfWindowsAreLineEnds() {
        assertThat(value("[a]\r\nsearch = one \\\r\n| two\r\n", "a", "search")).isEqualTo("one \n| two");
    }

    @Test
    void theLastOfTwoSettingsCountsAndTheDoubleIsReported() {
        Conf conf = ConfReader.parse("[a]\nk = 1\n[b]\nk = 1\n[a]\nk = 2\n", "x.conf");
        assertThat(conf.stanza("a").orElseThrow().value("k")).contains("2");
        assertThat(conf.duplicates()).containsExactly("x.conf line 6: [a] sets k again; line 2 no longer counts.");
    }

    @Test
    void theDefaultStanzaHoldsForAllOthers() {
        Conf conf = ConfReader.parse("top = 0\n[default]\nk = 1\n[a]\n[b]\nk = 2\n", "x.conf");
        assertThat(conf.stanza("a").orElseThrow().value("k")).contains("1");
        assertThat(conf.stanza("a").orElseThrow().value("top")).contains("0");
        assertThat(conf.stanza("b").orElseThrow().value("k")).contains("2");
        assertThat(conf.stanzas()).extracting(Stanza::name).containsExactly("a", "b");
    }

    @Test
    void aByteOrderMarkIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.conf"), "\uFEFF[a]\n");
        assertThatThrownBy(() -> ConfReader.read(file, "x.conf")).hasMessageContaining("byte order mark");
    }

    @Test
    void whatIsNotUtf8IsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.conf"), "[ä]\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfReader.read(file, "x.conf")).hasMessage("x.conf is not UTF-8; save it as such.");
    }

    @Test
    void whatIsNeitherStanzaNorSettingIsRefusedWithItsLine() {
        assertThatThrownBy(() -> ConfReader.parse("[a]\nk = 1\nnonsense\n", "x.conf"))
                .hasMessage("x.conf line 3: neither a comment, a [stanza] nor key = value: nonsense");
        assertThatThrownBy(() -> ConfReader.parse("[a\n", "x.conf"))
                .hasMessageContaining("line 1", "does not end with ]");
        assertThatThrownBy(() -> ConfReader.parse("= 1\n", "x.conf")).hasMessageContaining("no key");
    }

    @Test
    void aFileThatIsNotThereIsEmpty(@TempDir Path folder) {
        assertThat(ConfReader.read(folder.resolve("none.conf"), "none.conf").stanzas())
                .isEmpty();
    }

    @Test
    void localLiesOverDefaultKeyByKey(@TempDir Path folder) throws IOException {
        write(folder, "default/savedsearches.conf", "[s]\nsearch = one\ndisabled = 1\n[t]\nsearch = two\n");
        write(folder, "local/savedsearches.conf", "[s]\ndisabled = 0\n[u]\nsearch = three\n");
        App app = App.read(folder);
        assertThat(app.savedSearches()).extracting(SavedSearch::name).containsExactly("s", "t", "u");
        assertThat(app.savedSearch("s").orElseThrow().search()).isEqualTo("one");
        assertThat(app.savedSearch("s").orElseThrow().disabled()).isFalse();
    }

    @Test
    void flagsHaveAllOfSplunksSpellings() {
        Stanza stanza = ConfReader.parse("[a]\na=1\nb=true\nc=T\nd=0\ne=False\nf=maybe\n", "x.conf")
                .stanza("a")
                .orElseThrow();
        assertThat(List.of(stanza.flag("a", false), stanza.flag("b", false), stanza.flag("c", false)))
                .containsOnly(true);
        assertThat(List.of(stanza.flag("d", true), stanza.flag("e", true))).containsOnly(false);
        assertThat(stanza.flag("none", true)).isTrue();
        assertThatThrownBy(() -> stanza.flag("f", true))
                .hasMessage("x.conf line 7: f = maybe is not a boolean; write true or false.");
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private static App app(Path folder, String file, String text) throws IOException {
        write(folder, "default/" + file, text);
        return App.read(folder);
    }

    @Test
    void lookupsHaveTheirDefaults(@TempDir Path folder) throws IOException {
        LookupDefinition lookup = app(folder, "transforms.conf", "[l]\nfilename = l.csv\n[r]\nREGEX = (?<a>b)\n")
                .lookups()
                .get("l");
        assertThat(lookup.caseSensitive()).isTrue();
        assertThat(lookup.maxMatches()).isEqualTo(1000);
        assertThat(lookup.minMatches()).isZero();
        assertThat(lookup.matchTypes()).isEmpty();
    }

    @Test
    void lookupsThatAreNotUnderstoodAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> app(folder, "transforms.conf", "[l]\nexternal_cmd = x.py\n"))
                .hasMessageContaining("is a script");
        assertThatThrownBy(() -> app(folder, "transforms.conf", "[l]\nfilename = l.csv\nmatch_type = FUZZY(a)\n"))
                .hasMessageContaining("EXACT, WILDCARD and CIDR");
        assertThatThrownBy(() -> app(folder, "transforms.conf", "[l]\nfilename = l.csv\nmax_matches = 0\n"))
                .hasMessageContaining("from 1 to 1000");
    }

    @Test
    void commandsHaveTheirProgramAndItsArguments(@TempDir Path folder) throws IOException {
        CommandDefinition command = app(
                        folder,
                        "commands.conf",
                        "[c]\nchunked = true\nfilename = c.sh\ncommand.arg.1 = a\ncommand.arg.2 = b c\n")
                .commands()
                .get("c");
        assertThat(command.filename()).isEqualTo("c.sh");
        assertThat(command.arguments()).containsExactly("a", "b c");
    }

    @Test
    void commandsOfTheOldProtocolAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> app(folder, "commands.conf", "[c]\nfilename = c.py\n"))
                .hasMessageContaining("not chunked = true");
    }

    @Test
    void tagsAreFoundByName(@TempDir Path folder) throws IOException {
        App app = app(
                folder,
                "tags.conf",
                "[eventtype=a]\nprocess = enabled\nold = disabled\n[path=C%3A%5Cx]\nprocess = enabled\n");
        assertThat(app.tagged("process"))
                .extracting(entry -> entry.getKey() + "=" + entry.getValue())
                .containsExactly("eventtype=a", "path=C:\\x");
        assertThat(app.tagged("old")).isEmpty();
    }

    @Test
    void macrosWhoseNameAndArgumentsDisagreeAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> app(folder, "macros.conf", "[m(2)]\nargs = a\ndefinition = x\n")
                        .macros())
                .hasMessageContaining("[m(2)] has 1 names in args");
        assertThatThrownBy(() -> app(folder, "macros.conf", "[m]\ndefinition = \"x\"\niseval = 1\n")
                        .macros())
                .hasMessageContaining("iseval");
    }
}
