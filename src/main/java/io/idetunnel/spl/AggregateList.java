package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions with their fields and names, as stats, timechart and chart list them. */
final class AggregateList {

    private final Cursor cursor;
    private final String command;

    private AggregateList(Cursor cursor, String command) {
        this.cursor = cursor;
        this.command = command;
    }

    /** Reads functions up to one of the keywords or the end. */
    static List<Aggregate> parse(Cursor cursor, String command, String... keywords) {
        AggregateList list = new AggregateList(cursor, command);
        List<Aggregate> aggregates = new ArrayList<>();
        while (!cursor.atEnd() && !list.at(keywords)) {
            Aggregate aggregate = list.aggregate();
            for (Aggregate other : aggregates) {
                if (other.name().equals(aggregate.name())) {
                    throw cursor.error(aggregate.at(), command + " makes two columns named " + aggregate.name() + ".");
                }
            }
            aggregates.add(aggregate);
            cursor.accept(",");
        }
        if (aggregates.isEmpty()) {
            throw cursor.error(command + " needs at least one function, such as count.");
        }
        return List.copyOf(aggregates);
    }

    private boolean at(String... keywords) {
        for (String keyword : keywords) {
            if (cursor.peekWord().equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }

    private Aggregate aggregate() {
        int at = cursor.at();
        String word = cursor.peekWord();
        String name = word.toLowerCase(Locale.ROOT);
        double percentile = percentile(name);
        StatsFunction function = Double.isNaN(percentile) ? StatsFunction.find(name) : StatsFunction.PERC;
        if (function == null || (function == StatsFunction.PERC && Double.isNaN(percentile))) {
            String found = word.isEmpty() ? cursor.found() : word;
            throw cursor.error(
                    at,
                    command + " does not support the function " + found + ". Supported are: " + StatsFunction.list()
                            + ".");
        }
        cursor.skip(word.length());
        String field = "";
        Expr expr = null;
        if (cursor.raw() == '(') {
            cursor.skip(1);
            if (cursor.peek() == ')') {
                throw cursor.error(word + "() names no field.");
            }
            if (cursor.peekWord().equalsIgnoreCase("eval") && cursor.raw(4) == '(') {
                cursor.skip(5);
                expr = expression(function, word);
                cursor.expect(")", "the expression of eval");
            } else {
                field = cursor.field(command);
                refuseWildcard(at, field);
            }
            cursor.expect(")", "the field of " + word);
        } else if (function != StatsFunction.COUNT) {
            throw cursor.error(at, command + ": " + word + " needs a field, as in " + word + "(user).");
        }
        String written = cursor.between(at, cursor.position()).replaceAll("\\s+", " ");
        String alias = alias();
        if (expr != null && alias == null) {
            throw cursor.error(at, command + ": name the column of an eval expression with AS.");
        }
        String column = alias != null ? alias : written.equals("c") ? "count" : written.replace("\"", "");
        return new Aggregate(at, function, Double.isNaN(percentile) ? 0 : percentile, field, expr, column);
    }

    private Expr expression(StatsFunction function, String word) {
        int at = cursor.at();
        Expr expr = new ExprParser(cursor).any();
        if (expr.isCondition() && function != StatsFunction.COUNT) {
            throw cursor.error(at, "only count counts how often a condition holds; " + word + " needs a value.");
        }
        return expr;
    }

    private void refuseWildcard(int at, String field) {
        if (field.indexOf('*') >= 0) {
            throw cursor.error(at, command + " takes no wildcards in names of fields.");
        }
    }

    private @Nullable String alias() {
        if (!cursor.acceptWord("AS")) {
            return null;
        }
        String alias = cursor.field(command);
        refuseWildcard(cursor.at(), alias);
        return alias;
    }

    /** The N of percN, pN or exactpercN; NaN for any other name. */
    private static double percentile(String name) {
        for (String prefix : List.of("exactperc", "perc", "p")) {
            if (name.startsWith(prefix)) {
                double number = Numbers.parse(name.substring(prefix.length()));
                if (number >= 0 && number <= 100) {
                    return number;
                }
            }
        }
        return Double.NaN;
    }
}
