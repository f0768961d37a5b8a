package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What kinds of events a search can see at all: alternatives, each of which is one or more conditions on the fields that say what kind an event is.
 *
 * <p>Conditions that come whole from one macro are told by its name, as in {@code `idetunnel_sysmon` EventCode=1}.
 */
final class DataNeeds {

    /** The fields that say what kind an event is. */
    static final List<String> KIND = List.of("index", "source", "sourcetype", "EventCode");

    private static final int MOST = 64;

    private final Source source;
    private final SearchCompiler compiler;

    /** One kind of event. */
    record Alternative(String label, Predicate predicate) {}

    private DataNeeds(Source source, SearchCompiler compiler) {
        this.source = source;
        this.compiler = compiler;
    }

    /** The alternatives of a search expression; none where it is open to every kind of event. */
    static List<Alternative> of(SearchExpr expr, Source source, Run run) {
        DataNeeds needs = new DataNeeds(source, new SearchCompiler(source, run));
        List<Alternative> alternatives = new ArrayList<>();
        for (List<Alternative> all : needs.alternatives(expr)) {
            if (all.isEmpty()) {
                return List.of();
            }
            String label = String.join(
                    " ", all.stream().map(Alternative::label).distinct().toList());
            alternatives.add(new Alternative(
                    label,
                    Predicate.and(all.stream().map(Alternative::predicate).toList())));
        }
        return alternatives;
    }

    /** Each alternative as the conditions that must hold together; one without conditions is every event. */
    private List<List<Alternative>> alternatives(SearchExpr expr) {
        List<SearchExpr.Compare> leaves = new ArrayList<>();
        if (isOfKind(expr, leaves) && (expr instanceof SearchExpr.Compare || isOneMacro(leaves))) {
            return List.of(List.of(new Alternative(label(expr, leaves), compiler.compile(expr))));
        }
        if (expr instanceof SearchExpr.Or or) {
            List<List<Alternative>> union = new ArrayList<>();
            or.parts().forEach(part -> union.addAll(alternatives(part)));
            return union.size() > MOST || union.stream().anyMatch(List::isEmpty) ? List.of(List.of()) : union;
        }
        return expr instanceof SearchExpr.And and ? product(and.parts()) : List.of(List.of());
    }

    private List<List<Alternative>> product(List<SearchExpr> parts) {
        List<List<Alternative>> product = List.of(List.of());
        for (SearchExpr part : parts) {
            List<List<Alternative>> longer = new ArrayList<>();
            for (List<Alternative> alternative : alternatives(part)) {
                for (List<Alternative> before : product) {
                    List<Alternative> together = new ArrayList<>(before);
                    together.addAll(alternative);
                    longer.add(together);
                }
            }
            product = longer.size() > MOST ? product : longer;
        }
        return product;
    }

    /** Whether the expression speaks of the kind of event alone; collects its comparisons. */
    private static boolean isOfKind(SearchExpr expr, List<SearchExpr.Compare> leaves) {
        if (expr instanceof SearchExpr.Compare compare) {
            leaves.add(compare);
            return KIND.contains(compare.field()) || compare.field().equals("eventtype");
        }
        if (expr instanceof SearchExpr.Or or) {
            return or.parts().stream().allMatch(part -> isOfKind(part, leaves));
        }
        return expr instanceof SearchExpr.And and && and.parts().stream().allMatch(part -> isOfKind(part, leaves));
    }

    private boolean isOneMacro(List<SearchExpr.Compare> leaves) {
        Set<String> macros = new TreeSet<>();
        leaves.forEach(leaf -> macros.add(source.expansion().macro(leaf.at())));
        return macros.size() == 1 && !macros.contains("");
    }

    private String label(SearchExpr expr, List<SearchExpr.Compare> leaves) {
        String macro = source.expansion().macro(leaves.get(0).at());
        if (!macro.isEmpty() && isOneMacro(leaves) && !(expr instanceof SearchExpr.Compare)) {
            return "`" + macro + "`";
        }
        SearchExpr.Compare compare = leaves.get(0);
        return compare.field() + compare.operator().symbol() + compare.value();
    }
}
