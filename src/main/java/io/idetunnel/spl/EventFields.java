package io.idetunnel.spl;

import io.idetunnel.conf.Expansion;
import io.idetunnel.conf.FieldRules;
import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives events the fields that props.conf adds at search time: extractions, then aliases, then computed fields. Source: Knowledge Manager Manual,
 * "The sequence of search-time operations".
 */
final class EventFields {

    private final List<Compiled> all = new ArrayList<>();
    private final Map<List<String>, List<Compiled>> known = new HashMap<>();

    /** A stanza made ready. */
    private record Compiled(
            FieldRules rules, TextPattern pattern, List<Extractor> extractors, Map<String, Evaluator> evals) {}

    private record Extractor(String field, Regex regex) {}

    EventFields(List<FieldRules> rules, Run run) {
        rules.forEach(each -> all.add(compile(each, run)));
    }

    private static Compiled compile(FieldRules rules, Run run) {
        List<Extractor> extractors = new ArrayList<>();
        for (FieldRules.Extraction extraction : rules.extractions()) {
            try {
                extractors.add(new Extractor(extraction.field(), Regex.compile(extraction.regex(), run.messages())));
            } catch (SplException e) {
                throw e.after(extraction.where() + ": ");
            }
        }
        Map<String, Evaluator> evals = new LinkedHashMap<>();
        for (FieldRules.Computed computed : rules.evals()) {
            evals.put(computed.field(), eval(computed, run));
        }
        TextPattern pattern = rules.kind() == FieldRules.Kind.SOURCETYPE
                ? TextPattern.exactCase(rules.pattern())
                : TextPattern.caseless(rules.pattern().replace("...", "*"));
        return new Compiled(rules, pattern, extractors, evals);
    }

    private static Evaluator eval(FieldRules.Computed computed, Run run) {
        Source source = new Source(Expansion.of(computed.expression()));
        Cursor cursor = new Cursor(source, 0, computed.expression().length());
        try {
            Expr expr = new ExprParser(cursor).value("EVAL-" + computed.field());
            cursor.expectEnd("EVAL-" + computed.field());
            return new EvalCompiler(source, run).value(expr);
        } catch (SplException e) {
            throw e.after(computed.where() + ": ");
        }
    }

    /** The event's row, with the fields its sourcetype, source and host get. */
    Row row(Event event) {
        Row row = Row.of(event);
        if (!all.isEmpty()) {
            for (Compiled compiled : matching(event)) {
                apply(compiled, row);
            }
        }
        return row;
    }

    private List<Compiled> matching(Event event) {
        List<String> key = List.of(event.value("sourcetype"), event.value("source"), event.value("host"));
        List<Compiled> found = known.get(key);
        if (found == null) {
            if (known.size() > 10_000) {
                known.clear();
            }
            found = all.stream().filter(compiled -> matches(compiled, event)).toList();
            known.put(key, found);
        }
        return found;
    }

    private static boolean matches(Compiled compiled, Event event) {
        String field =
                switch (compiled.rules().kind()) {
                    case SOURCETYPE -> "sourcetype";
                    case SOURCE -> "source";
                    case HOST -> "host";
                };
        return compiled.pattern().matches(event.value(field));
    }

    private static void apply(Compiled compiled, Row row) {
        for (Extractor extractor : compiled.extractors()) {
            extract(extractor, row);
        }
        for (FieldRules.Alias alias : compiled.rules().aliases()) {
            Value value = row.get(alias.field());
            if (!value.isNull() && !(alias.onlyNew() && !row.get(alias.alias()).isNull())) {
                row.set(alias.alias(), value);
            }
        }
        Map<String, Value> computed = new LinkedHashMap<>();
        compiled.evals().forEach((field, evaluator) -> computed.put(field, evaluator.eval(row)));
        computed.forEach(row::set);
    }

    private static void extract(Extractor extractor, Row row) {
        List<String> names = extractor.regex().names();
        for (String text : row.get(extractor.field()).texts()) {
            for (@Nullable String[] groups : extractor.regex().matches(text, 1)) {
                for (int i = 0; i < groups.length; i++) {
                    String group = groups[i];
                    if (group != null
                            && !group.isEmpty()
                            && row.get(names.get(i)).isNull()) {
                        row.set(names.get(i), Value.of(group));
                    }
                }
            }
        }
    }
}
