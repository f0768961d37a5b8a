package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code tstats [options] functions FROM datamodel=Model.Dataset [WHERE search] [BY fields [span=]]}: read and checked, never run, for data models exist in
 * Splunk alone. Fields are written with their dataset, {@code Processes.process}; {@code _time} alone takes a span. Source: Search Reference, tstats.
 */
record TstatsCommand(
        Cursor cursor, int at, String dataModel, List<Aggregate> aggregates, SearchExpr where, List<String> by)
        implements Command {

    private static final Set<String> WITHOUT_DATASET =
            Set.of("_time", "index", "source", "sourcetype", "host", "nodename");

    static Command parse(Cursor cursor, Parsing parsing) {
        int at = cursor.at();
        if (!parsing.first()) {
            throw cursor.error("tstats must be the first command.");
        }
        Options options = new Options(
                        cursor,
                        "tstats",
                        "summariesonly",
                        "allow_old_summaries",
                        "local",
                        "chunk_size",
                        "fillnull_value")
                .readAll();
        for (String flag : new String[] {"summariesonly", "allow_old_summaries", "local"}) {
            options.flag(flag, false);
        }
        options.number("chunk_size", 0);
        List<Aggregate> aggregates = AggregateList.parse(cursor, "tstats", "FROM");
        if (!cursor.acceptWord("FROM")) {
            throw cursor.error("tstats needs FROM datamodel=, found " + cursor.found() + ".");
        }
        Options from = new Options(cursor, "tstats FROM", "datamodel").readAll();
        String dataModel = from.text("datamodel", "");
        int dot = dataModel.indexOf('.');
        if (dot < 1 || dot == dataModel.length() - 1) {
            throw cursor.error("tstats needs FROM datamodel=Model.Dataset.");
        }
        String dataset = dataModel.substring(dot + 1);
        aggregates.forEach(aggregate -> check(cursor, aggregate.at(), aggregate.field(), dataset));
        SearchExpr where = cursor.acceptWord("WHERE") ? new SearchParser(cursor).before("BY") : new SearchExpr.All();
        for (SearchExpr.Compare compare : compares(where, new ArrayList<>())) {
            check(cursor, compare.at(), compare.field(), dataset);
        }
        List<String> by = cursor.acceptWord("BY") ? by(cursor, dataset) : List.of();
        cursor.expectEnd("tstats");
        return new TstatsCommand(cursor, at, dataModel, aggregates, where, by);
    }

    private static List<String> by(Cursor cursor, String dataset) {
        List<String> by = new ArrayList<>();
        while (!cursor.atEnd()) {
            int at = cursor.at();
            Options span = new Options(cursor, "tstats BY", "span").readAll();
            if (span.has("span")) {
                if (!by.contains("_time")) {
                    throw cursor.error(at, "span= of tstats follows _time.");
                }
                Span.parse(span.text("span", ""));
                continue;
            }
            String field = cursor.field("tstats");
            check(cursor, at, field, dataset);
            by.add(field);
            cursor.accept(",");
        }
        if (by.isEmpty()) {
            throw cursor.error("tstats has no field behind BY.");
        }
        return List.copyOf(by);
    }

    private static void check(Cursor cursor, int at, String field, String dataset) {
        if (!field.isEmpty() && !WITHOUT_DATASET.contains(field) && !field.startsWith(dataset + ".")) {
            throw cursor.error(
                    at, "the field " + field + " needs its dataset before it: " + dataset + "." + field + ".");
        }
    }

    private static List<SearchExpr.Compare> compares(SearchExpr expr, List<SearchExpr.Compare> found) {
        if (expr instanceof SearchExpr.Compare compare) {
            found.add(compare);
        } else if (expr instanceof SearchExpr.And and) {
            and.parts().forEach(part -> compares(part, found));
        } else if (expr instanceof SearchExpr.Or or) {
            or.parts().forEach(part -> compares(part, found));
        } else if (expr instanceof SearchExpr.Not not) {
            compares(not.part(), found);
        }
        return found;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new Generator(next, to -> {
            throw cursor.error(
                    at,
                    "tstats cannot be run here: the data model " + dataModel
                            + " exists in Splunk alone; use the search over raw events.");
        });
    }

    @Override
    public boolean generates() {
        return true;
    }

    @Override
    public boolean isForSplunkAlone() {
        return true;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        List<String> columns = new ArrayList<>(by);
        aggregates.forEach(aggregate -> columns.add(aggregate.name()));
        return columns;
    }
}
