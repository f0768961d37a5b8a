package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions of stats and its like. Of a field with several values, each counts. Source: Search Reference, Statistical functions. */
enum StatsFunction {
    COUNT("count", "c"),
    DC("dc", "distinct_count"),
    VALUES("values"),
    LIST("list"),
    MIN("min"),
    MAX("max"),
    SUM("sum"),
    SUMSQ("sumsq"),
    AVG("avg", "mean"),
    RANGE("range"),
    MEDIAN("median"),
    MODE("mode"),
    PERC("perc"),
    STDEV("stdev"),
    STDEVP("stdevp"),
    VAR("var"),
    VARP("varp"),
    FIRST("first"),
    LAST("last"),
    EARLIEST("earliest"),
    LATEST("latest"),
    EARLIEST_TIME("earliest_time"),
    LATEST_TIME("latest_time");

    private static final int LIST_LIMIT = 100;

    private static final Map<String, StatsFunction> BY_NAME = index();

    private final String name;
    private final String otherName;

    StatsFunction(String name) {
        this(name, name);
    }

    StatsFunction(String name, String otherName) {
        this.name = name;
        this.otherName = otherName;
    }

    private static Map<String, StatsFunction> index() {
        Map<String, StatsFunction> index = new HashMap<>();
        for (StatsFunction function : values()) {
            index.put(function.name, function);
            index.put(function.otherName, function);
        }
        return Map.copyOf(index);
    }

    static @Nullable StatsFunction find(String name) {
        return BY_NAME.get(name);
    }

    /** All names, for a message and for the documentation. */
    static String list() {
        List<String> all = new ArrayList<>();
        for (StatsFunction function : values()) {
            all.add(function == PERC ? "perc<N>" : function.name);
        }
        return String.join(", ", all);
    }

    /** Whether the result depends on the order in which rows come. */
    boolean needsOrder() {
        return this == FIRST || this == LAST || this == LIST;
    }

    Aggregator open(double percentile) {
        return switch (this) {
            case COUNT -> new Count();
            case DC -> new Distinct(texts -> Value.of(texts.size()));
            case VALUES ->
                new Distinct(texts ->
                        Value.of(texts.stream().sorted(Comparison::text).toList()));
            case LIST -> new Listed();
            case MIN -> new Extreme(-1);
            case MAX -> new Extreme(1);
            case SUM, SUMSQ, AVG, RANGE, STDEV, STDEVP, VAR, VARP -> new Moments(this);
            case MEDIAN -> new Sample(0.5);
            case PERC -> new Sample(percentile / 100);
            case MODE -> new Mode();
            case FIRST -> new Edge(false);
            case LAST -> new Edge(true);
            case EARLIEST -> new Timed(false, false);
            case LATEST -> new Timed(true, false);
            case EARLIEST_TIME -> new Timed(false, true);
            case LATEST_TIME -> new Timed(true, true);
        };
    }

    private static final class Count implements Aggregator {
        private long count;

        @Override
        public void add(Value value, Row row) {
            if (value instanceof Value.Bool bool) {
                count += bool.holds() ? 1 : 0;
            } else {
                count += value.texts().size();
            }
        }

        @Override
        public Value result() {
            return Value.of((double) count);
        }
    }

    private static final class Distinct implements Aggregator {
        private final Set<String> texts = new HashSet<>();
        private final Function<Set<String>, Value> finish;

        Distinct(Function<Set<String>, Value> finish) {
            this.finish = finish;
        }

        @Override
        public void add(Value value, Row row) {
            texts.addAll(value.texts());
        }

        @Override
        public Value result() {
            return finish.apply(texts);
        }
    }

    private static final class Listed implements Aggregator {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void add(Value value, Row row) {
            for (String text : value.texts()) {
                if (texts.size() < LIST_LIMIT) {
                    texts.add(text);
                }
            }
        }

        @Override
        public Value result() {
            return Value.of(texts);
        }
    }

    /** The least or greatest: as numbers if all values are, else as texts. */
    private static final class Extreme implements Aggregator {
        private final int sign;
        private boolean numbers = true;
        private double number = Double.NaN;
        private @Nullable String text;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        public void add(Value value, Row row) {
            if (value instanceof Value.Num num) {
                add(num.number(), num.text());
            } else {
                value.texts().forEach(each -> add(Numbers.parse(each), each));
            }
        }

        private void add(double candidate, String written) {
            numbers &= !Double.isNaN(candidate);
            if (numbers && (Double.isNaN(number) || Comparison.numbers(candidate, number) == sign)) {
                number = candidate;
            }
            if (text == null || Integer.signum(Comparison.text(written, text)) == sign) {
                text = written;
            }
        }

        @Override
        public Value result() {
            return text == null ? Values.NULL : numbers ? Value.of(number) : Value.of(text);
        }
    }

    /** Sums of the values that are numbers, and what follows from them. */
    private static final class Moments implements Aggregator {
        private final StatsFunction function;
        private long count;
        private double sum;
        private double squares;
        private double mean;
        private double deviations;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        Moments(StatsFunction function) {
            this.function = function;
        }

        @Override
        public void add(Value value, Row row) {
            if (value instanceof Value.Num num) {
                add(num.number());
            } else {
                value.texts().forEach(text -> add(Numbers.parse(text)));
            }
        }

        /** Welford's update keeps the deviations exact where sums of squares would cancel out. */
        private void add(double number) {
            if (Double.isNaN(number)) {
                return;
            }
            count++;
            sum = Numbers.add(sum, number);
            squares += number * number;
            double distance = number - mean;
            mean += distance / count;
            deviations += distance * (number - mean);
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }

        @Override
        public Value result() {
            if (count == 0) {
                return Values.NULL;
            }
            return switch (function) {
                case SUM -> Value.of(sum);
                case SUMSQ -> Value.of(squares);
                case AVG -> Value.of(sum / count);
                case RANGE -> Value.of(Numbers.add(greatest, -least));
                case VAR -> Value.of(count < 2 ? 0 : deviations / (count - 1));
                case VARP -> Value.of(deviations / count);
                case STDEV -> Value.of(count < 2 ? 0 : Math.sqrt(deviations / (count - 1)));
                default -> Value.of(Math.sqrt(deviations / count));
            };
        }
    }

    /** A percentile of the values that are numbers, between two of them in proportion. */
    private static final class Sample implements Aggregator {
        private final double share;
        private double[] numbers = new double[16];
        private int count;

        Sample(double share) {
            this.share = share;
        }

        @Override
        public void add(Value value, Row row) {
            for (String text : value.texts()) {
                double number = Numbers.parse(text);
                if (!Double.isNaN(number)) {
                    numbers = count == numbers.length ? Arrays.copyOf(numbers, count * 2) : numbers;
                    numbers[count++] = number;
                }
            }
        }

        @Override
        public Value result() {
            if (count == 0) {
                return Values.NULL;
            }
            double[] sorted = Arrays.copyOf(numbers, count);
            Arrays.sort(sorted);
            double place = share * (count - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(count - 1, below + 1);
            return Value.of(Numbers.add(
                    sorted[below], Numbers.multiply(place - below, Numbers.add(sorted[above], -sorted[below]))));
        }
    }

    /** The most frequent value; of several the one seen first. */
    private static final class Mode implements Aggregator {
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        @Override
        public void add(Value value, Row row) {
            value.texts().forEach(text -> counts.merge(text, 1, Integer::sum));
        }

        @Override
        public Value result() {
            Value mode = Values.NULL;
            int most = 0;
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                if (entry.getValue() > most) {
                    most = entry.getValue();
                    mode = Value.of(entry.getKey());
                }
            }
            return mode;
        }
    }

    /** The first or last value in the order of the rows. */
    private static final class Edge implements Aggregator {
        private final boolean last;
        private Value value = Values.NULL;

        Edge(boolean last) {
            this.last = last;
        }

        @Override
        public void add(Value candidate, Row row) {
            if (!candidate.isNull() && (last || value.isNull())) {
                value = candidate;
            }
        }

        @Override
        public Value result() {
            return value;
        }
    }

    /** The value of the earliest or latest row that has one, or that row's time. Of rows of one time, the first seen. */
    private static final class Timed implements Aggregator {
        private final boolean latest;
        private final boolean time;
        private Value value = Values.NULL;
        private double best = Double.NaN;

        Timed(boolean latest, boolean time) {
            this.latest = latest;
            this.time = time;
        }

        @Override
        public void add(Value candidate, Row row) {
            double at = row.time();
            if (candidate.isNull() || Double.isNaN(at)) {
                return;
            }
            if (Double.isNaN(best) || (latest ? at > best : at < best)) {
                best = at;
                value = candidate;
            }
        }

        @Override
        public Value result() {
            return time ? Value.of(best) : value;
        }
    }
}
