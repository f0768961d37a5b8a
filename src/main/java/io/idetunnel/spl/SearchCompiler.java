package io.idetunnel.spl;

import io.idetunnel.spl.Expr.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles search expressions for one run. */
final class SearchCompiler {

    private final Source source;
    private final Run run;

    SearchCompiler(Source source, Run run) {
        this.source = source;
        this.run = run;
    }

    Predicate compile(SearchExpr expr) {
        if (expr instanceof SearchExpr.And and) {
            return Predicate.and(and.parts().stream().map(this::compile).toList());
        }
        if (expr instanceof SearchExpr.Or or) {
            return or(or.parts());
        }
        if (expr instanceof SearchExpr.Not not) {
            return Predicate.not(compile(not.part()));
        }
        if (expr instanceof SearchExpr.Term term) {
            TermPattern pattern = TermPattern.of(term.text());
            return pattern.pattern().matchesAll() ? Predicate.ALWAYS : new Predicate.OfText(pattern);
        }
        return expr instanceof SearchExpr.Compare compare ? compare(compare) : Predicate.ALWAYS;
    }

    /** Texts that one field may equal are looked for together. */
    private Predicate or(List<SearchExpr> parts) {
        Map<String, List<TextPattern>> together = new LinkedHashMap<>();
        List<Predicate> predicates = new ArrayList<>();
        for (SearchExpr part : flat(parts)) {
            if (part instanceof SearchExpr.Compare compare && isPlainText(compare)) {
                together.computeIfAbsent(compare.field(), field -> new ArrayList<>())
                        .add(TextPattern.caseless(compare.value()));
            } else {
                predicates.add(compile(part));
            }
        }
        List<Predicate> all = new ArrayList<>();
        together.forEach((field, patterns) -> all.add(new Predicate.OfField(field, new TextPatterns(patterns))));
        all.addAll(predicates);
        return Predicate.or(all);
    }

    private static List<SearchExpr> flat(List<SearchExpr> parts) {
        List<SearchExpr> flat = new ArrayList<>();
        for (SearchExpr part : parts) {
            flat.addAll(part instanceof SearchExpr.Or or ? flat(or.parts()) : List.of(part));
        }
        return flat;
    }

    private static boolean isPlainText(SearchExpr.Compare compare) {
        boolean special =
                switch (compare.field()) {
                    case "earliest", "latest", "_index_earliest", "_index_latest", "eventtype", "tag" -> true;
                    default -> false;
                };
        return !special && compare.operator() == Operator.EQUAL && Cidr.parse(compare.value()) == null;
    }

    private Predicate compare(SearchExpr.Compare compare) {
        return switch (compare.field()) {
            case "earliest", "_index_earliest" -> time(compare, true);
            case "latest", "_index_latest" -> time(compare, false);
            case "eventtype" -> eventType(compare);
            case "tag" -> tag(compare);
            default -> new Predicate.OfField(compare.field(), test(compare));
        };
    }

    private Predicate time(SearchExpr.Compare compare, boolean earliest) {
        double bound = TimeModifier.resolve(compare.value(), run.now());
        if (compare.operator() != Operator.EQUAL || Double.isNaN(bound)) {
            throw source.error(
                    compare.at(),
                    compare.field() + " takes a time such as -24h@h after =, not " + compare.value() + ".");
        }
        return new Predicate.OfTime(compare.field().startsWith("_index"), earliest, bound);
    }

    private Predicate eventType(SearchExpr.Compare compare) {
        TextPattern name = TextPattern.caseless(compare.value());
        List<Predicate> types = new ArrayList<>();
        for (String type : run.knowledge().eventTypes()) {
            if (name.matches(type)) {
                types.add(run.knowledge().eventType(type, run));
            }
        }
        if (types.isEmpty()) {
            throw source.error(compare.at(), "there is no event type " + compare.value() + " in eventtypes.conf.");
        }
        return signed(compare, Predicate.or(types));
    }

    private Predicate tag(SearchExpr.Compare compare) {
        List<Predicate> tagged = new ArrayList<>();
        for (Map.Entry<String, String> entry : run.knowledge().tagged(compare.value())) {
            tagged.add(compare(new SearchExpr.Compare(compare.at(), entry.getKey(), Operator.EQUAL, entry.getValue())));
        }
        if (tagged.isEmpty()) {
            throw source.error(compare.at(), "nothing carries the tag " + compare.value() + " in tags.conf.");
        }
        return signed(compare, Predicate.or(tagged));
    }

    private Predicate signed(SearchExpr.Compare compare, Predicate predicate) {
        return switch (compare.operator()) {
            case EQUAL -> predicate;
            case UNEQUAL -> Predicate.not(predicate);
            default -> throw source.error(compare.at(), compare.field() + " is compared with = or != only.");
        };
    }

    private static Predicate.FieldTest test(SearchExpr.Compare compare) {
        Cidr network = Cidr.parse(compare.value());
        TextPattern pattern = TextPattern.caseless(compare.value());
        return switch (compare.operator()) {
            case EQUAL -> network != null ? values -> anyIn(network, values, true) : new TextPatterns(List.of(pattern));
            case UNEQUAL ->
                network != null ? values -> anyIn(network, values, false) : values -> anyDiffers(pattern, values);
            default -> ordered(compare.operator(), compare.value());
        };
    }

    private static boolean anyIn(Cidr network, List<String> values, boolean wanted) {
        for (String value : values) {
            if (!value.isEmpty() && network.contains(value) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyDiffers(TextPattern pattern, List<String> values) {
        for (String value : values) {
            if (!value.isEmpty() && !pattern.matches(value)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate.FieldTest ordered(Operator operator, String literal) {
        Value bound = Value.of(literal);
        return values -> {
            for (String value : values) {
                if (!value.isEmpty() && Comparison.any(operator, Value.of(value), bound, false)) {
                    return true;
                }
            }
            return false;
        };
    }
}
