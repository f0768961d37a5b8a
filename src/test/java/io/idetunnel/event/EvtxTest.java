package io.idetunnel.event;

import static io.idetunnel.event.EvtxWriter.data;
import static io.idetunnel.event.EvtxWriter.element;
import static io.idetunnel.event.EvtxWriter.event;
import static io.idetunnel.event.EvtxWriter.optional;
import static io.idetunnel.event.EvtxWriter.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.EvtxWriter.CData;
import io.idetunnel.event.EvtxWriter.CharacterReference;
import io.idetunnel.event.EvtxWriter.EntityReference;
import io.idetunnel.event.EvtxWriter.Node;
import io.idetunnel.event.EvtxWriter.ProcessingInstruction;
import io.idetunnel.event.EvtxWriter.Template;
import io.idetunnel.event.EvtxWriter.Text;
import io.idetunnel.event.EvtxWriter.Value;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows event logs, as libyal's "Windows XML Event Log (EVTX) format" and MS-EVEN6 2.2.12 describe them. */
class EvtxTest {

    private static final int STRING = 0x01;

    /** The field {@code a} of an event whose one {@code Data} is a substitution of this value. */
    private static List<String> read(int type, byte[] bytes) {
        byte[] file = new EvtxWriter()
                .record(event(data("a", value(0, type))), Value.of(type, bytes))
                .file();
        return Reading.of(file).one().values("a");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static ByteBuffer bytes(int size) {
        return EvtxFromXml.bytes(size);
    }

    static Stream<Arguments> valuesOfEveryType() {
        return Stream.of(
                type("null", 0x00, "", ""),
                type("string", 0x01, utf16("C:\\x  y "), "C:\\x  y "),
                type("string, wide", 0x01, utf16("Łódź \uD83D\uDE00"), "Łódź \uD83D\uDE00"),
                type("string, empty", 0x01, "", ""),
                type("string, with its NUL", 0x01, utf16("code\0"), "code"),
                type("string, unpaired surrogate", 0x01, hex("00d8 6100"), "\uD800a"),
                type("ANSI string", 0x02, "Zürich".getBytes(Charset.forName("windows-1252")), "Zürich"),
                type("int8", 0x03, "80", "-128"),
                type("uint8", 0x04, "ff", "255"),
                type("int16", 0x05, "0080", "-32768"),
                type("uint16", 0x06, "ffff", "65535"),
                type("int32", 0x07, "00000080", "-2147483648"),
                type("uint32", 0x08, "ffffffff", "4294967295"),
                type("int64", 0x09, "0000000000000080", "-9223372036854775808"),
                type("uint64", 0x0A, "ffffffffffffffff", "18446744073709551615"),
                type("real32", 0x0B, bytes(4).putFloat(-1.5f).array(), "-1.5"),
                type("real64", 0x0C, bytes(8).putDouble(3199.234).array(), "3199.234"),
                type("real64, whole", 0x0C, bytes(8).putDouble(1e15).array(), "1000000000000000"),
                type("real64, zero", 0x0C, bytes(8).putDouble(-0.0).array(), "0"),
                type(
                        "real64, infinite",
                        0x0C,
                        bytes(8).putDouble(Double.NEGATIVE_INFINITY).array(),
                        "-1.#INF"),
                type("real32, no number", 0x0B, bytes(4).putFloat(Float.NaN).array(), "-1.#IND"),
                type("bool, true", 0x0D, "01000000", "true"),
                type("bool, false", 0x0D, "00000000", "false"),
                type("binary", 0x0E, "00ff7f", "00FF7F"),
                type("GUID", 0x0F, "5f387057 2ac2 e043 bf4c 06f5698ffbd9", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"),
                type("size, 32 bits", 0x10, "f4010000", "0x1f4"),
                type("size, 64 bits", 0x10, "0000000001000000", "0x100000000"),
                type("FILETIME", 0x11, fileTime("2026-10-05T08:12:31.1110612Z"), "2026-10-05T08:12:31.111061200Z"),
                type("FILETIME, first", 0x11, "0000000000000000", "1601-01-01T00:00:00.000000000Z"),
                type(
                        "FILETIME, leap day",
                        0x11,
                        fileTime("2024-02-29T23:59:59.9999999Z"),
                        "2024-02-29T23:59:59.999999900Z"),
                type("SYSTEMTIME", 0x12, "ea07 0a00 0100 0500 0800 0c00 1f00 6f00", "2026-10-05T08:12:31.111Z"),
                type("SID", 0x13, "0101 000000000005 12000000", "S-1-5-18"),
                type(
                        "SID of a person",
                        0x13,
                        "0105 000000000005 15000000 40e3dc3b 93332b46 537ba628 5d040000",
                        "S-1-5-21-1004331840-1177236371-681999187-1117"),
                type("hexint32", 0x14, "ab000000", "0xab"),
                type("hexint64", 0x15, "0000000000002080", "0x8020000000000000"),
                type("handle", 0x20, "1000000000000000", "0x10"),
                type("unknown type", 0x23, "c0de", "C0DE"));
    }

    private static Arguments type(String name, int type, String hex, String text) {
        return type(name, type, hex(hex), text);
    }

    private static Arguments type(String name, int type, byte[] bytes, String text) {
        return Arguments.of(name, type, bytes, text);
    }

    private static byte[] fileTime(String time) {
        return bytes(8).putLong(EvtxFromXml.fileTime(time)).array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valuesOfEveryType")
    void aValueIsTheTextThatWindowsWritesForIt(String name, int type, byte[] bytes, String text) {
        assertThat(read(type, bytes)).containsExactly(text);
    }

    static Stream<Arguments> arraysOfEveryType() {
        return Stream.of(
                array("strings", 0x81, utf16("one\0\0three\0"), "one", "", "three"),
                array("strings, the last without NUL", 0x81, utf16("one\0two"), "one", "two"),
                array("ANSI strings", 0x82, "a\0b\0".getBytes(StandardCharsets.US_ASCII), "a", "b"),
                array("int8", 0x83, hex("ff01"), "-1", "1"),
                array("uint8", 0x84, hex("ff01"), "255", "1"),
                array("int16", 0x85, hex("ffff 0100"), "-1", "1"),
                array("uint16", 0x86, hex("ffff 0100"), "65535", "1"),
                array("int32", 0x87, hex("ffffffff 01000000"), "-1", "1"),
                array("uint32", 0x88, hex("01000000 02000000 03000000"), "1", "2", "3"),
                array("int64", 0x89, hex("ffffffffffffffff 0100000000000000"), "-1", "1"),
                array("uint64", 0x8A, hex("0100000000000000 0200000000000000"), "1", "2"),
                array("real32", 0x8B, bytes(8).putFloat(0.5f).putFloat(2f).array(), "0.5", "2"),
                array("real64", 0x8C, bytes(16).putDouble(0.25).putDouble(-2).array(), "0.25", "-2"),
                array("bool", 0x8D, hex("01000000 00000000"), "true", "false"),
                array(
                        "GUID",
                        0x8F,
                        hex("00000000000000000000000000000000 5f3870572ac2e043bf4c06f5698ffbd9"),
                        "{00000000-0000-0000-0000-000000000000}",
                        "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"),
                array("FILETIME", 0x91, fileTime("2026-10-05T08:12:31Z"), "2026-10-05T08:12:31.000000000Z"),
                array("SYSTEMTIME", 0x92, hex("ea070a0001000500 08000c001f006f00"), "2026-10-05T08:12:31.111Z"),
                array(
                        "SID",
                        0x93,
                        hex("0101000000000005 12000000 0102000000000005 20000000 20020000"),
                        "S-1-5-18",
                        "S-1-5-32-544"),
                array("hexint32", 0x94, hex("01000000 ff000000"), "0x1", "0xff"),
                array("hexint64", 0x95, hex("0100000000000000"), "0x1"),
                array("nothing", 0x81, hex(""), ""),
                array("a rest that is no value", 0x88, hex("01000000 ff"), "1", "FF"));
    }

    private static Arguments array(String name, int type, byte[] bytes, String... texts) {
        return Arguments.of(name, type, bytes, List.of(texts));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arraysOfEveryType")
    void anElementAroundAnArrayIsThereOnceForEachOfItsValues(String name, int type, byte[] bytes, List<String> texts) {
        assertThat(read(type, bytes)).isEqualTo(texts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valuesOfEveryType")
    void aValueOfAWrongSizeIsShownAsItsBytes(String name, int type, byte[] bytes, String text) {
        List<Integer> ofAnySize = List.of(0x00, 0x01, 0x02, 0x0E, 0x23);
        if (!ofAnySize.contains(type)) {
            assertThat(read(type, hex("0a0b0c"))).containsExactly("0A0B0C");
        }
    }

    @Test
    void anElementAroundAnOptionalValueThatIsNullIsNotThere() {
        byte[] file = new EvtxWriter()
                .record(event(data("a", optional(0, STRING)), data("b", value(0, STRING))), Value.nothing())
                .file();

        Event event = Reading.of(file).one();

        assertThat(event.has("a")).isFalse();
        assertThat(event.values("b")).containsExactly("");
    }

    @Test
    void anAttributeAroundAnOptionalValueThatIsNullIsNotThere() {
        Node correlation = new EvtxWriter.Element(
                "Correlation", List.of(new EvtxWriter.Attribute("ActivityID", List.of(optional(0, 0x0F)))), List.of());
        byte[] file = new EvtxWriter()
                .record(
                        element("Event", element("System", correlation, element("EventID", new Text("1")))),
                        Value.nothing())
                .file();

        Event event = Reading.of(file).one();

        assertThat(event.has("ActivityID")).isFalse();
        assertThat(event.raw()).isEqualTo("<Event><System><Correlation/><EventID>1</EventID></System></Event>");
    }

    @Test
    void aValueThatTheInstanceLacksIsEmpty() {
        byte[] file =
                new EvtxWriter().record(event(data("a", value(7, STRING)))).file();

        assertThat(Reading.of(file).one().values("a")).containsExactly("");
    }

    @Test
    void textMayBeInPiecesOfEveryKind() {
        byte[] file = new EvtxWriter()
                .record(
                        event(data(
                                "a",
                                new Text("x "),
                                value(0, 0x08),
                                new CharacterReference('&'),
                                new EntityReference("lt"),
                                new EntityReference("mine"),
                                new ProcessingInstruction("target", "data"),
                                new CData("<y>"))),
                        Value.of(0x08, hex("07000000")))
                .file();

        assertThat(Reading.of(file).one().value("a")).isEqualTo("x 7&<&mine;<y>");
    }

    @Test
    void aValueMayBeBinaryXmlWithATemplateOfItsOwn() {
        Node inner = new Template(element("EventData", data("b", value(0, STRING))), List.of(Value.string("inside")));
        byte[] file = new EvtxWriter()
                .record(element("Event", value(0, 0x21)), Value.nested(inner))
                .file();

        assertThat(Reading.of(file).one().value("b")).isEqualTo("inside");
    }

    @Test
    void aValueMayBeBinaryXmlWithoutTemplate() {
        byte[] file = new EvtxWriter()
                .record(
                        element("Event", element("UserData", value(0, 0x21))),
                        Value.nested(element("RuleAndFileData", element("FilePath", new Text("%OSDRIVE%\\CODE.EXE")))))
                .file();

        assertThat(Reading.of(file).one().value("FilePath")).isEqualTo("%OSDRIVE%\\CODE.EXE");
    }

    @Test
    void aRecordMayDoWithoutTemplate() {
        byte[] file =
                new EvtxWriter().record(event(data("a", new Text("plain"))), 0).file();

        assertThat(Reading.of(file).one().value("a")).isEqualTo("plain");
    }

    @Test
    void namesAndTemplatesStandOnceInAChunkAndAreFoundAgainInEach() {
        Node body = event(data("a", value(0, STRING)));
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 3_000; i++) {
            writer.record(body, Value.string("value " + i));
        }

        Reading reading = Reading.of(writer.file());

        assertThat(writer.file().length).isGreaterThan(3 * EvtxWriter.CHUNK);
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.all("a"))
                .isEqualTo(java.util.stream.IntStream.range(0, 3_000)
                        .mapToObj(i -> "value " + i)
                        .toList());
    }

    @Test
    void anEventsPlaceIsTheNumberOfItsRecord() {
        byte[] file = new EvtxWriter()
                .record(event(data("a", new Text("1"))))
                .endChunk()
                .record(event(data("a", new Text("2"))))
                .file();

        assertThat(Reading.of(file).events())
                .extracting(event -> event.origin().toString())
                .containsExactly("test:1", "test:2");
    }

    @Test
    void rawIsTheEventAsWindowsRendersIt() {
        byte[] file = new EvtxWriter()
                .record(event(data("it's", new Text("a<b>&'\"\r\n"))))
                .file();

        assertThat(Reading.of(file).one().raw())
                .isEqualTo(
                        "<Event><EventData><Data Name='it&apos;s'>a&lt;b&gt;&amp;'\"&#13;\n</Data></EventData></Event>");
    }

    @Test
    void lineEndsStayAsTheyAre() {
        assertThat(read(STRING, utf16("a\r\nb\rc\n"))).containsExactly("a\r\nb\rc\n");
    }

    @Test
    void chunksThatWereNeverUsedAreNothing() {
        byte[] file = new EvtxWriter()
                .unusedChunk()
                .record(event(data("a", new Text("1"))))
                .endChunk()
                .unusedChunk()
                .file();

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1");
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void anEmptyLogHasNoEvents() {
        assertThat(Reading.of(new EvtxWriter().file())).isEqualTo(new Reading(List.of(), List.of()));
    }

    @Test
    void aLogInGzipIsRead() {
        byte[] file = new EvtxWriter().record(event(data("a", new Text("1")))).file();

        assertThat(Reading.of(Reading.gzip(file)).all("a")).containsExactly("1");
    }
}
