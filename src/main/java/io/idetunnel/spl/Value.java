package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;

/** What a field of a row holds, or an eval expression gives. */
public sealed interface Value {

    /** No value. */
    record Null() implements Value {
        @Override
        public String text() {
            return "";
        }

        @Override
        public List<String> texts() {
            return List.of();
        }

        @Override
        public double number() {
            return Double.NaN;
        }
    }

    /** Text, which counts as a number where it looks like one. */
    record Text(String text) implements Value {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public double number() {
            return Numbers.parse(text);
        }
    }

    /** A number that an expression or a function computed. */
    record Num(double number) implements Value {
        @Override
        public String text() {
            return Numbers.render(number);
        }

        @Override
        public List<String> texts() {
            return List.of(text());
        }
    }

    /** Two or more values, in order. */
    record Many(List<String> texts) implements Value {
        @Override
        public String text() {
            return String.join("\n", texts);
        }

        @Override
        public double number() {
            return Double.NaN;
        }
    }

    /** The result of a comparison. It never becomes a field's value. */
    record Bool(boolean holds) implements Value {
        @Override
        public String text() {
            return holds ? "True" : "False";
        }

        @Override
        public List<String> texts() {
            return List.of(text());
        }

        @Override
        public double number() {
            return Double.NaN;
        }
    }

    /** The text; several values are joined by line feeds, as Splunk exports them. Empty for none. */
    String text();

    /** Each value's text, in order. Empty for none. */
    List<String> texts();

    /** The number this is or looks like; NaN where it does not, and for several values. */
    double number();

    /** Whether there is no value. */
    default boolean isNull() {
        return this instanceof Null;
    }

    /** Whether this is a number or looks like one. */
    default boolean isNumber() {
        return !Double.isNaN(number());
    }

    /** Text as a value. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A number as a value; NaN is none. */
    static Value of(double number) {
        return Double.isNaN(number) ? Values.NULL : new Num(number);
    }

    /** A truth value. */
    static Value of(boolean holds) {
        return holds ? Values.TRUE : Values.FALSE;
    }

    /** None, one or several values. */
    static Value of(List<String> texts) {
        return switch (texts.size()) {
            case 0 -> Values.NULL;
            case 1 -> new Text(texts.get(0));
            default -> new Many(List.copyOf(texts));
        };
    }

    /** The same without empty values: what an event's field is, as Splunk extracts no empty ones ({@code KEEP_EMPTY_VALS = false}). */
    static Value present(List<String> texts) {
        if (texts.size() == 1) {
            return texts.get(0).isEmpty() ? Values.NULL : new Text(texts.get(0));
        }
        List<String> kept = new ArrayList<>(texts);
        kept.removeIf(String::isEmpty);
        return of(kept);
    }
}
