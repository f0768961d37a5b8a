package io.idetunnel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Python 3.11 says: {@code list(csv.reader(io.StringIO(text, newline="\n")))}. */
class ReferenceCsvTest {

    @Test
    void readsAsPythonDoes() {
        assertThat(ReferenceCsv.parse("a,b\n1,2\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(ReferenceCsv.parse("a,b\r\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(ReferenceCsv.parse("\n\r\na\n")).containsExactly(List.of(), List.of(), List.of("a"));
        assertThat(ReferenceCsv.parse("\"\"\n,\n")).containsExactly(List.of(""), List.of("", ""));
        assertThat(ReferenceCsv.parse("\"a\"\"b\",\"c\nd\"\n")).containsExactly(List.of("a\"b", "c\nd"));
        assertThat(ReferenceCsv.parse("\"a\"b\"c\",d\n")).containsExactly(List.of("ab\"c\"", "d"));
        assertThat(ReferenceCsv.parse("a\"b,c\" \n")).containsExactly(List.of("a\"b", "c\" "));
        assertThat(ReferenceCsv.parse("a,\"b\nc")).containsExactly(List.of("a", "b\nc"));
        assertThat(ReferenceCsv.parse("a,\"b\"\"")).containsExactly(List.of("a", "b\""));
        assertThat(ReferenceCsv.parse("a,\"")).containsExactly(List.of("a", ""));
        assertThat(ReferenceCsv.parse("\"a\r\n\"\r\n")).containsExactly(List.of("a\r\n"));
        assertThat(ReferenceCsv.parse("a,b\r")).containsExactly(List.of("a", "b"));
        assertThat(ReferenceCsv.parse("a\n\r")).containsExactly(List.of("a"), List.of());
        assertThat(ReferenceCsv.parse("")).isEmpty();
    }

    @Test
    void writesAsPythonAndSplunkDo() {
        List<String> cells = List.of("a1", "", "b c", "d,e", "f\"g", "h\ni");
        assertThat(ReferenceCsv.minimal(cells)).isEqualTo("a1,,b c,\"d,e\",\"f\"\"g\",\"h\ni\"");
        assertThat(ReferenceCsv.splunk(cells)).isEqualTo("a1,,\"b c\",\"d,e\",\"f\"\"g\",\"h\ni\"");
        assertThat(ReferenceCsv.minimal(List.of(""))).isEqualTo("\"\"");
        assertThat(ReferenceCsv.list(List.of("", "b$c", ";"))).isEqualTo("$$;$b$$c$;$;$");
    }
}
