package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for all values, against models written another way. */
class SplPropertiesTest {

    private final Spl spl = Spl.bare();

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*AÄ\\.").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abABÄä\\.").ofMaxLength(10);
    }

    private static boolean reference(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    @Property
    void wildcardsMatchAsTheirRegularExpressionDoes(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(TextPattern.caseless(pattern).matches(text)).isEqualTo(reference(pattern, text));
    }

    @Property
    void manyPatternsTogetherMatchWhatOneOfThemMatches(
            @ForAll @Size(min = 4, max = 12) List<@From("patterns") String> patterns, @ForAll("texts") String text) {
        List<TextPattern> compiled =
                patterns.stream().map(TextPattern::caseless).toList();
        boolean any = !text.isEmpty() && compiled.stream().anyMatch(pattern -> pattern.matches(text));
        assertThat(new TextPatterns(compiled).test(List.of(text))).isEqualTo(any);
    }

    @Property
    void likeMatchesAsItsRegularExpressionDoes(
            @ForAll("likePatterns") String pattern, @ForAll("likeTexts") String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        assertThat(LikePattern.of(pattern).matches(text))
                .isEqualTo(Pattern.compile(regex.toString(), Pattern.DOTALL)
                        .matcher(text)
                        .matches());
    }

    @Provide
    Arbitrary<String> likePatterns() {
        return Arbitraries.strings().withChars("ab%_").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> likeTexts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(10);
    }

    @Property
    void aWordOfASearchSurvivesQuoting(@ForAll("quotable") String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(spl.outcome("f=\"" + quoted + "\"", event("f", text)).rows()).hasSize(1);
        assertThat(spl.eval("\"" + quoted + "\"")).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> quotable() {
        return Arbitraries.strings()
                .withChars("ab \\\"|'()[]=,`$#")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> text.indexOf('`') < 0);
    }

    @Property(tries = 200)
    void sortIsAStableSortOfNumbers(@ForAll @Size(max = 40) List<@IntRange(min = -3, max = 3) Integer> numbers) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            events.add(event("_time", "5", "k", String.valueOf(numbers.get(i)), "i", String.valueOf(i)));
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            places.add(i);
        }
        places.sort(Comparator.comparing(numbers::get));
        assertThat(spl.run("* | sort 0 k | table i", events.toArray(Event[]::new)))
                .isEqualTo(places.stream().map(i -> "i=" + i).toList());
    }

    @Property(tries = 200)
    void statsAgreesWithAModelOfMaps(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 30) Integer> numbers) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        List<Event> events = new ArrayList<>();
        for (int number : numbers) {
            groups.computeIfAbsent(number % 3, key -> new ArrayList<>()).add(number);
            events.add(event("k", String.valueOf(number % 3), "n", String.valueOf(number)));
        }
        List<String> expected = new ArrayList<>();
        groups.forEach((key, values) -> expected.add("k=" + key + " count=" + values.size() + " s="
                + values.stream().mapToInt(Integer::intValue).sum()
                + " lo=" + values.stream().min(Comparator.naturalOrder()).orElseThrow() + " hi="
                + values.stream().max(Comparator.naturalOrder()).orElseThrow()
                + " d=" + new TreeSet<>(values).size()));
        assertThat(spl.run(
                        "* | stats count sum(n) as s min(n) as lo max(n) as hi dc(n) as d by k",
                        events.toArray(Event[]::new)))
                .isEqualTo(expected);
    }

    @Property(tries = 200)
    void aSearchOfManyFindsWhatItFindsAlone(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> numbers) {
        List<String> searches = List.of(
                "source=s1 EventCode=1 | table i",
                "source=s* EventCode IN (1, 2) x=* | table i",
                "NOT source=s0 | table i",
                "EventCode=2 OR source=s0 | table i");
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            Map<String, List<String>> fields = new LinkedHashMap<>(
                    Map.of("i", List.of(String.valueOf(i)), "EventCode", List.of(String.valueOf(number % 3))));
            if (number > 0) {
                fields.put("source", List.of("S" + number % 2));
            }
            if (number % 2 == 0) {
                fields.put("x", List.of("y"));
            }
            events.add(Event.of(fields));
        }
        Engine engine = spl.engine();
        Pass pass = engine.pass(searches.stream().map(engine::parse).toList());
        events.forEach(pass::accept);
        List<Outcome> together = pass.finish();
        for (int i = 0; i < searches.size(); i++) {
            assertThat(together.get(i).rows().toString())
                    .isEqualTo(engine.run(engine.parse(searches.get(i)), events)
                            .rows()
                            .toString());
        }
    }

    @Property
    void numbersAreReadAsTheyAreWritten(@ForAll double number) {
        String text = Numbers.render(number);
        boolean exact = Double.isFinite(number) && Math.abs(number) < 1e200;
        if (exact) {
            assertThat(Numbers.parse(text)).isEqualTo(number + 0.0);
            assertThat(text).doesNotContain("E");
        }
    }

    @Property
    void severalValuesSurviveTheProtocolsEncoding(
            @ForAll @Size(min = 2, max = 6) List<@From("encoded") String> values) {
        assertThat(ChunkCsv.values(ChunkCsv.multivalue(values))).isEqualTo(values);
    }

    @Provide
    Arbitrary<String> encoded() {
        return Arbitraries.strings().withChars("a$;\n,\"").ofMaxLength(6);
    }

    @Property
    void aTimeSurvivesStrftimeAndStrptime(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds) {
        String format = "%Y-%m-%dT%H:%M:%S%z";
        assertThat(TimeFormat.of(format).parse(TimeFormat.of(format).format(seconds)))
                .isEqualTo((double) seconds);
    }
}
