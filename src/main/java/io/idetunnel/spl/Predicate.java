package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A compiled search expression. */
sealed interface Predicate {

    Predicate ALWAYS = new Constant(true);
    Predicate NEVER = new Constant(false);

    /** Whether a row matches. */
    boolean test(Row row);

    /**
     * What is left to test when some fields are known.
     *
     * @param known a row with the known fields alone
     * @param names the known fields, whether the row has them or not
     */
    Predicate reduce(Row known, Set<String> names);

    /** Every row, or none. */
    record Constant(boolean holds) implements Predicate {
        @Override
        public boolean test(Row row) {
            return holds;
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            return this;
        }
    }

    /** All parts match. */
    record And(List<Predicate> parts) implements Predicate {
        @Override
        public boolean test(Row row) {
            for (Predicate part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            List<Predicate> left = new ArrayList<>();
            for (Predicate part : parts) {
                left.add(part.reduce(known, names));
            }
            return and(left);
        }
    }

    /** One part matches. */
    record Or(List<Predicate> parts) implements Predicate {
        @Override
        public boolean test(Row row) {
            for (Predicate part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            List<Predicate> left = new ArrayList<>();
            for (Predicate part : parts) {
                left.add(part.reduce(known, names));
            }
            return or(left);
        }
    }

    /** The part does not match. */
    record Not(Predicate part) implements Predicate {
        @Override
        public boolean test(Row row) {
            return !part.test(row);
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            return not(part.reduce(known, names));
        }
    }

    /** Something about one field. */
    record OfField(String field, FieldTest test) implements Predicate {
        @Override
        public boolean test(Row row) {
            return test.test(row.texts(field));
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            return names.contains(field) ? test(known) ? ALWAYS : NEVER : this;
        }
    }

    /** The time of the event, or the time it was indexed, is on this side of a bound. An event that does not know when it was indexed passes. */
    record OfTime(boolean indexed, boolean earliest, double bound) implements Predicate {
        @Override
        public boolean test(Row row) {
            double time = indexed ? row.get("_indextime").number() : row.time();
            return Double.isNaN(time) ? indexed : earliest ? time >= bound : time < bound;
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            return this;
        }
    }

    /** A word or phrase of the event's text. */
    record OfText(TermPattern term) implements Predicate {
        @Override
        public boolean test(Row row) {
            return term.matches(row);
        }

        @Override
        public Predicate reduce(Row known, Set<String> names) {
            return this;
        }
    }

    /** Tests the values of a field; empty ones count as not there. */
    @FunctionalInterface
    interface FieldTest {
        boolean test(List<String> values);
    }

    /** All of these, simplified. */
    static Predicate and(List<Predicate> parts) {
        List<Predicate> left = new ArrayList<>();
        for (Predicate part : parts) {
            if (part.equals(NEVER)) {
                return NEVER;
            }
            if (!part.equals(ALWAYS)) {
                left.add(part);
            }
        }
        return left.isEmpty() ? ALWAYS : left.size() == 1 ? left.get(0) : new And(List.copyOf(left));
    }

    /** One of these, simplified. */
    static Predicate or(List<Predicate> parts) {
        List<Predicate> left = new ArrayList<>();
        for (Predicate part : parts) {
            if (part.equals(ALWAYS)) {
                return ALWAYS;
            }
            if (!part.equals(NEVER)) {
                left.add(part);
            }
        }
        return left.isEmpty() ? NEVER : left.size() == 1 ? left.get(0) : new Or(List.copyOf(left));
    }

    /** Not this, simplified. */
    static Predicate not(Predicate part) {
        return part instanceof Constant constant ? (constant.holds() ? NEVER : ALWAYS) : new Not(part);
    }
}
