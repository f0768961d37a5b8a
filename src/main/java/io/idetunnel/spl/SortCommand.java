package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code sort [N] [+|-]field ...}: 10,000 rows unless N says otherwise, 0 for all. A sign with a blank behind it holds for the fields that follow
 * without one. Rows that are equal keep their order. Source: Search Reference, sort.
 */
record SortCommand(int limit, List<Key> keys) implements Command {

    private static final int DEFAULT_LIMIT = 10_000;

    /** How values are compared. */
    enum Kind {
        /** As numbers where both are, as addresses where both are, else as text. */
        AUTO,
        /** As text. */
        STR,
        /** As numbers; what is none counts as missing. */
        NUM,
        /** As IP addresses; what is none counts as missing. */
        IP
    }

    /** A field to sort by. */
    record Key(String field, boolean descending, Kind kind) {}

    static Command parse(Cursor cursor, Parsing parsing) {
        int limit = limit(cursor);
        List<Key> keys = new ArrayList<>();
        boolean common = false;
        while (!cursor.atEnd()) {
            boolean descending = common;
            char sign = cursor.peek();
            if (sign == '-' || sign == '+') {
                cursor.skip(1);
                descending = sign == '-';
                if (Character.isWhitespace(cursor.raw())) {
                    common = descending;
                }
            }
            keys.add(key(cursor, descending));
            cursor.accept(",");
        }
        if (keys.isEmpty()) {
            throw cursor.error("sort needs at least one field.");
        }
        return new SortCommand(limit, List.copyOf(keys));
    }

    private static int limit(Cursor cursor) {
        int at = cursor.at();
        String option = cursor.option();
        if (!option.isEmpty() && !option.equals("limit")) {
            throw cursor.error(at, "sort has no option " + option + "; it has limit.");
        }
        String word = cursor.peekWord();
        double number = Numbers.parse(word);
        if (Double.isNaN(number)) {
            if (!option.isEmpty()) {
                throw cursor.error("limit of sort is a whole number.");
            }
            return DEFAULT_LIMIT;
        }
        cursor.skip(word.length());
        return (int) number;
    }

    private static Key key(Cursor cursor, boolean descending) {
        int at = cursor.at();
        String field = cursor.field("sort");
        if (!cursor.accept("(")) {
            return new Key(field, descending, Kind.AUTO);
        }
        Kind kind =
                switch (field.toLowerCase(Locale.ROOT)) {
                    case "auto" -> Kind.AUTO;
                    case "str" -> Kind.STR;
                    case "num" -> Kind.NUM;
                    case "ip" -> Kind.IP;
                    default ->
                        throw cursor.error(at, "sort has no function " + field + "; it has auto, str, num and ip.");
                };
        String inner = cursor.field("sort");
        cursor.expect(")", "the field " + inner);
        return new Key(inner, descending, kind);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            rows.sort(this::compare);
            return limit == 0 || limit >= rows.size() ? rows : rows.subList(0, limit);
        });
    }

    private int compare(Row left, Row right) {
        for (Key key : keys) {
            int order = compare(left.get(key.field()), right.get(key.field()), key);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Missing values come last either way: they are the greatest ascending and the least descending. */
    private static int compare(Value left, Value right, Key key) {
        boolean noLeft = isMissing(left, key.kind());
        boolean noRight = isMissing(right, key.kind());
        if (noLeft || noRight) {
            return Boolean.compare(noLeft, noRight);
        }
        int order =
                switch (key.kind()) {
                    case STR -> Comparison.text(left.text(), right.text());
                    case NUM -> Comparison.numbers(left.number(), right.number());
                    case IP -> addresses(left.text(), right.text());
                    case AUTO -> auto(left, right);
                };
        return key.descending() ? -order : order;
    }

    private static boolean isMissing(Value value, Kind kind) {
        return value.isNull()
                || (kind == Kind.NUM && !value.isNumber())
                || (kind == Kind.IP && IpAddress.parse(value.text()) == null);
    }

    /** The order of two values by what both are. */
    static int auto(Value left, Value right) {
        if (left.isNumber() && right.isNumber()) {
            return Comparison.numbers(left.number(), right.number());
        }
        String a = left.text();
        String b = right.text();
        boolean addresses =
                mayBeAddress(a) && mayBeAddress(b) && IpAddress.parse(a) != null && IpAddress.parse(b) != null;
        return addresses ? addresses(a, b) : Comparison.text(a, b);
    }

    private static boolean mayBeAddress(String text) {
        return (!text.isEmpty() && text.length() <= 45 && Character.digit(text.charAt(0), 16) >= 0)
                || text.startsWith(":");
    }

    private static int addresses(String left, String right) {
        byte[] a = IpAddress.parse(left);
        byte[] b = IpAddress.parse(right);
        if (a == null || b == null) {
            return Comparison.text(left, right);
        }
        return a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compareUnsigned(a, b);
    }

    /** The order of keys in results of stats. */
    static Comparator<List<Value>> keyOrder() {
        return (left, right) -> {
            for (int i = 0; i < left.size(); i++) {
                int order = auto(left.get(i), right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
