package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTest {

    private final Event event = Event.of(fields());

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Image", List.of("C:\\code.exe"));
        fields.put("tag", List.of("process", "report"));
        fields.put("User", List.of(""));
        fields.put("nothing", List.of());
        return fields;
    }

    @Test
    void namesComeInTheOrderTheyWereRead() {
        assertThat(event.names()).containsExactly("Image", "tag", "User");
    }

    @Test
    void aFieldOfOneValueHasThatValue() {
        assertThat(event.value("Image")).isEqualTo("C:\\code.exe");
        assertThat(event.values("Image")).containsExactly("C:\\code.exe");
    }

    @Test
    void aMultivalueFieldKeepsItsValuesInOrderAndItsFirstStandsForIt() {
        assertThat(event.values("tag")).containsExactly("process", "report");
        assertThat(event.value("tag")).isEqualTo("process");
    }

    @Test
    void anEmptyFieldIsThereAndHasTheEmptyValue() {
        assertThat(event.has("User")).isTrue();
        assertThat(event.values("User")).containsExactly("");
    }

    @Test
    void anAbsentFieldHasNoValuesAndReadsAsEmpty() {
        assertThat(event.has("ParentImage")).isFalse();
        assertThat(event.values("ParentImage")).isEmpty();
        assertThat(event.value("ParentImage")).isEmpty();
    }

    @Test
    void namesAreCaseSensitive() {
        assertThat(event.value("image")).isEmpty();
    }

    @Test
    void theRawTextIsTheFieldRawWhereThereIsOne() {
        assertThat(Event.of(Map.of("_raw", List.of("<Event/>"))).raw()).isEqualTo("<Event/>");
        assertThat(event.raw()).isEmpty();
        assertThat(event.has("_raw")).isFalse();
    }

    @Test
    void theRawTextOfARecordIsThereByNameButNotListed() {
        Event read = Reading.one("{\"n\": 1}");

        assertThat(read.value("_raw")).isEqualTo("{\"n\": 1}");
        assertThat(read.values("_raw")).containsExactly("{\"n\": 1}");
        assertThat(read.has("_raw")).isTrue();
        assertThat(read.names()).containsExactly("n");
    }

    @Test
    void aThousandFieldsAreEachFoundByName() {
        Map<String, List<String>> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("field" + i, List.of("value" + i));
        }
        Event wide = Event.of(many);
        assertThat(wide.names()).hasSize(1_000);
        assertThat(wide.value("field0")).isEqualTo("value0");
        assertThat(wide.value("field999")).isEqualTo("value999");
    }
}
