package io.idetunnel.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.PublishedFlags;
import io.idetunnel.testing.ReferenceCsv;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Tables of any cells come back byte for byte, as they were written, with the published flags behind them or in the
 * place of columns of their names. A cell is a string with a character for each byte.
 */
class AnyTablePropertyTest {

    private static final String[] PIECES = {
        "tunnel",
        "TUNNEL",
        "code.exe",
        "Code-Tunnel",
        "code-insiders",
        "jetbrains-gateway",
        "gateway.exe",
        "remote-dev-server",
        "IDEA",
        "pycharm",
        "--github",
        "GitHub",
        "--provider  github",
        "--cli",
        "--no-browser",
        "--accept-server-license-terms",
        "serve-web",
        "tunne",
        "code",
        "-",
        ".exe",
        "git",
        "serve",
        " ",
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "\u0000",
        "\u00ff",
        "\u00c3\u00bc",
        "\u00e2\u0084\u00aa",
        "$",
        ";",
        "$;$",
        "\\",
        "x",
        "Z9"
    };

    private static final String[] COLUMNS = {
        "Image",
        "CommandLine",
        "__mv_Image",
        "__mv_CommandLine",
        "_chunked_idx",
        "IsHeadless",
        "__mv_IsHeadless",
        "RiskScore",
        "__mv_RiskScore",
        "odd, \"name\"",
        "two\nlines",
        "\u00c3\u00bc",
        "n"
    };

    /**
     * How a table is written.
     *
     * @param splunk whether as Splunk writes it, or else as Python's {@code csv.writer} does
     * @param bytesPerRead how it arrives
     */
    record Form(boolean splunk, boolean crlf, boolean endsWithNewline, int bytesPerRead) {

        String record(List<String> cells) {
            return splunk ? ReferenceCsv.splunk(cells) : ReferenceCsv.minimal(cells);
        }

        String lineEnd() {
            return crlf ? "\r\n" : "\n";
        }
    }

    /** One event: values of its two fields, and a cell for any other column. */
    record Event(List<String> images, List<String> commandLines, String other) {}

    @Property(tries = 5_000)
    void everyCellComesBackAndTheFlagsAreThoseOfThePatterns(
            @ForAll("columns") List<String> columns, @ForAll("events") List<Event> events, @ForAll("forms") Form form) {
        StringBuilder sent = new StringBuilder(form.record(columns));
        StringBuilder expected = new StringBuilder(form.record(columns));
        List<String> added = new ArrayList<>(PublishedFlags.NAMES);
        if (columns.contains("_chunked_idx")) {
            PublishedFlags.NAMES.forEach(name -> added.add("__mv_" + name));
        }
        added.removeAll(columns);
        added.forEach(name -> expected.append(',').append(name));
        for (Event event : events) {
            sent.append(form.lineEnd());
            expected.append(form.lineEnd());
            List<String> cells =
                    columns.stream().map(column -> cell(column, columns, event)).toList();
            sent.append(form.record(cells));
            List<String> flags = flags(columns, event);
            List<String> after = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                after.add(output(columns.get(i), flags, cells.get(i)));
            }
            expected.append(form.record(after));
            added.forEach(name -> expected.append(',').append(output(name, flags, "")));
        }
        sent.append(form.endsWithNewline() ? form.lineEnd() : "");
        expected.append(form.endsWithNewline() ? form.lineEnd() : "\n");

        byte[] reply = reply(sent.toString(), form.bytesPerRead());

        assertThat(new String(reply, ISO_8859_1)).isEqualTo(events.isEmpty() ? "" : expected.toString());
    }

    /** What is sent in a column; a field of several values has them in its {@code __mv_} column, if that is there. */
    private static String cell(String column, List<String> columns, Event event) {
        return switch (column) {
            case "Image" -> String.join("\n", event.images());
            case "CommandLine" -> String.join("\n", event.commandLines());
            case "__mv_Image" -> list(event.images());
            case "__mv_CommandLine" -> list(event.commandLines());
            default -> event.other();
        };
    }

    private static String list(List<String> values) {
        return values.size() < 2 ? "" : ReferenceCsv.list(values);
    }

    private static List<String> flags(List<String> columns, Event event) {
        return PublishedFlags.of(
                values("Image", columns, event.images()), values("CommandLine", columns, event.commandLines()));
    }

    private static List<String> values(String field, List<String> columns, List<String> values) {
        List<String> sent = List.of();
        if (columns.contains("__mv_" + field) && values.size() > 1) {
            sent = values;
        } else if (columns.contains(field)) {
            sent = List.of(String.join("\n", values));
        }
        return sent.stream()
                .map(value -> new String(value.getBytes(ISO_8859_1), UTF_8))
                .toList();
    }

    private static String output(String column, List<String> flags, String before) {
        int flag = PublishedFlags.NAMES.indexOf(column);
        if (flag >= 0) {
            return flags.get(flag);
        }
        return column.startsWith("__mv_Is") || column.startsWith("__mv_Has") || column.startsWith("__mv_Risk")
                ? ""
                : before;
    }

    private static byte[] reply(String body, int bytesPerRead) {
        byte[] requests =
                Conversation.getinfo().finish(body.getBytes(ISO_8859_1)).bytes();
        ByteArrayInputStream in = new ByteArrayInputStream(requests) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, bytesPerRead));
            }
        };
        return Conversation.answer(new TunnelScore(""), in).lastBody();
    }

    @Provide
    Arbitrary<List<String>> columns() {
        Arbitrary<List<String>> chosen =
                Arbitraries.of(COLUMNS).list().uniqueElements().ofMaxSize(COLUMNS.length);
        // Two columns that nothing replaces: no record is an empty line, which would be no record.
        return chosen.map(columns -> {
            List<String> all = new ArrayList<>(List.of("host", "source"));
            all.addAll(columns);
            return all;
        });
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<String> value = Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
        Arbitrary<List<String>> values = value.list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(values, values, value).as(Event::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Form> forms() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(either, either, either, Arbitraries.of(1, 7, 64, 100_000))
                .as(Form::new);
    }
}
