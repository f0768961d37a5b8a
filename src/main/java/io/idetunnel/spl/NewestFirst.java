package io.idetunnel.spl;

import java.util.Comparator;

/** Puts events in the order in which Splunk hands them out: newest first. Events of one time keep their order; those without a time come last. */
final class NewestFirst {

    private static final Comparator<Row> ORDER = (left, right) -> {
        double a = left.arrival();
        double b = right.arrival();
        boolean missing = Double.isNaN(a) || Double.isNaN(b);
        return missing ? Boolean.compare(Double.isNaN(a), Double.isNaN(b)) : Double.compare(b, a);
    };

    private NewestFirst() {}

    static Processor before(Processor next) {
        return new AllRows(next, rows -> {
            rows.sort(ORDER);
            return rows;
        });
    }
}
