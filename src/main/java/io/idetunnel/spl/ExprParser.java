package io.idetunnel.spl;

import io.idetunnel.spl.Expr.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads eval expressions.
 *
 * <p>Order: parentheses, unary minus, {@code * / %}, {@code + -}, {@code .}, comparison, NOT, AND, OR, XOR. Source: Search Reference, eval and where.
 * How {@code .} ranks beside {@code +} is not documented: a mixture without parentheses is refused.
 */
final class ExprParser {

    private final Cursor cursor;

    ExprParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads an expression that gives true or false. */
    Expr condition(String reader) {
        int at = cursor.at();
        Expr expr = any();
        if (!expr.isCondition()) {
            throw cursor.error(at, reader + " expects a condition that is true or false, such as a comparison.");
        }
        return expr;
    }

    /** Reads an expression that gives a value. */
    Expr value(String reader) {
        int at = cursor.at();
        Expr expr = any();
        if (expr.isCondition()) {
            throw cursor.error(at, reader + " cannot hold true or false; use if(condition, 1, 0).");
        }
        return expr;
    }

    /** Reads an expression of either kind. */
    Expr any() {
        cursor.enter();
        Expr left = or();
        while (keyword("XOR")) {
            left = logical(Operator.XOR, left, or());
        }
        cursor.leave();
        return left;
    }

    private Expr or() {
        Expr left = and();
        while (keyword("OR")) {
            left = logical(Operator.OR, left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        while (keyword("AND")) {
            left = logical(Operator.AND, left, not());
        }
        return left;
    }

    private Expr logical(Operator operator, Expr left, Expr right) {
        requireCondition(left, operator.symbol());
        requireCondition(right, operator.symbol());
        return new Expr.Binary(left.at(), operator, left, right);
    }

    private void requireCondition(Expr expr, String operator) {
        if (!expr.isCondition()) {
            throw cursor.error(expr.at(), operator + " joins conditions, and this is a value.");
        }
    }

    private Expr not() {
        int at = cursor.at();
        if (!keyword("NOT")) {
            return comparison();
        }
        cursor.enter();
        Expr operand = not();
        cursor.leave();
        requireCondition(operand, "NOT");
        return new Expr.Not(at, operand);
    }

    private Expr comparison() {
        Expr left = concatenation();
        int at = cursor.at();
        if (keyword("IN")) {
            return new Expr.In(at, requireValue(left), choices());
        }
        if (keyword("LIKE")) {
            EvalFunction like = Functions.byName("like");
            return new Expr.Call(at, like, List.of(requireValue(left), requireValue(concatenation())));
        }
        Operator operator = comparisonOperator();
        if (operator == null) {
            return left;
        }
        Expr right = concatenation();
        return new Expr.Binary(at, operator, requireValue(left), requireValue(right));
    }

    private List<Expr> choices() {
        cursor.expect("(", "IN");
        List<Expr> choices = new ArrayList<>();
        do {
            choices.add(requireValue(any()));
        } while (cursor.accept(","));
        cursor.expect(")", "the values of IN");
        return List.copyOf(choices);
    }

    private Expr requireValue(Expr expr) {
        if (expr.isCondition()) {
            throw cursor.error(expr.at(), "a condition cannot be compared or computed with.");
        }
        return expr;
    }

    private @Nullable Operator comparisonOperator() {
        if (cursor.accept("==") || cursor.accept("=")) {
            return Operator.EQUAL;
        }
        if (cursor.accept("!=")) {
            return Operator.UNEQUAL;
        }
        if (cursor.accept("<=")) {
            return Operator.LESS_OR_EQUAL;
        }
        if (cursor.accept(">=")) {
            return Operator.GREATER_OR_EQUAL;
        }
        if (cursor.accept("<")) {
            return Operator.LESS;
        }
        return cursor.accept(">") ? Operator.GREATER : null;
    }

    private Expr concatenation() {
        Expr left = sum();
        while (cursor.peek() == '.') {
            int at = cursor.at();
            cursor.skip(1);
            Expr right = sum();
            requireNoSum(left);
            requireNoSum(right);
            left = new Expr.Binary(at, Operator.CONCATENATE, requireValue(left), requireValue(right));
        }
        return left;
    }

    private void requireNoSum(Expr expr) {
        if (expr instanceof Expr.Binary binary
                && (binary.operator() == Operator.PLUS || binary.operator() == Operator.MINUS)
                && !parenthesised.contains(binary)) {
            throw cursor.error(binary.at(), "put parentheses around a sum that is joined with '.'.");
        }
    }

    private final Set<Expr> parenthesised = Collections.newSetFromMap(new IdentityHashMap<>());

    private Expr sum() {
        Expr left = product();
        while (true) {
            int at = cursor.at();
            Operator operator = cursor.accept("+") ? Operator.PLUS : cursor.accept("-") ? Operator.MINUS : null;
            if (operator == null) {
                return left;
            }
            left = new Expr.Binary(at, operator, requireValue(left), requireValue(product()));
        }
    }

    private Expr product() {
        Expr left = unary();
        while (true) {
            int at = cursor.at();
            Operator operator = cursor.accept("*")
                    ? Operator.TIMES
                    : cursor.accept("/") ? Operator.DIVIDE : cursor.accept("%") ? Operator.MODULO : null;
            if (operator == null) {
                return left;
            }
            left = new Expr.Binary(at, operator, requireValue(left), requireValue(unary()));
        }
    }

    private Expr unary() {
        int at = cursor.at();
        if (cursor.accept("-")) {
            cursor.enter();
            Expr operand = requireValue(unary());
            cursor.leave();
            return operand instanceof Expr.NumberLiteral number
                    ? new Expr.NumberLiteral(at, -number.number())
                    : new Expr.Minus(at, operand);
        }
        return primary();
    }

    private Expr primary() {
        int at = cursor.at();
        char c = cursor.peek();
        if (c == '(') {
            cursor.skip(1);
            Expr inner = any();
            cursor.expect(")", "the expression in parentheses");
            parenthesised.add(inner);
            return inner;
        }
        if (c == '"') {
            return new Expr.TextLiteral(at, cursor.quoted(Escapes.EVAL));
        }
        if (c == '\'') {
            return new Expr.Field(at, cursor.singleQuoted());
        }
        if (c >= '0' && c <= '9') {
            return number(at);
        }
        String word = cursor.peekWord();
        if (word.isEmpty()) {
            throw cursor.error("expected a field, a value or a function, found " + cursor.found() + ".");
        }
        refuseKeyword(at, word);
        cursor.skip(word.length());
        return cursor.raw() == '(' || cursor.peek() == '(' ? call(at, word) : new Expr.Field(at, word);
    }

    private Expr number(int at) {
        int length = 0;
        while (cursor.raw(length) >= '0' && cursor.raw(length) <= '9') {
            length++;
        }
        boolean fraction = cursor.raw(length) == '.' && Character.isDigit(cursor.raw(length + 1));
        if (fraction) {
            length++;
            while (cursor.raw(length) >= '0' && cursor.raw(length) <= '9') {
                length++;
            }
        }
        if (Character.isLetter(cursor.raw(length)) || cursor.raw(length) == '_') {
            throw cursor.error(at, "a field's name that begins with a digit stands in single quotes.");
        }
        String digits = cursor.between(at, at + length);
        cursor.skip(length);
        return new Expr.NumberLiteral(at, Numbers.parse(digits));
    }

    private Expr call(int at, String name) {
        EvalFunction function = Functions.find(name.toLowerCase(Locale.ROOT));
        if (function == null) {
            throw cursor.error(
                    at, "the function " + name + " is not supported. Supported are: " + Functions.list() + ".");
        }
        cursor.expect("(", name);
        List<Expr> arguments = new ArrayList<>();
        if (!cursor.accept(")")) {
            do {
                arguments.add(any());
            } while (cursor.accept(","));
            cursor.expect(")", "the arguments of " + name);
        }
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw cursor.error(at, name + " takes " + range(function) + ", not " + arguments.size() + ".");
        }
        return new Expr.Call(at, function, List.copyOf(arguments));
    }

    private static String range(EvalFunction function) {
        String least = function.least() + (function.least() == 1 ? " argument" : " arguments");
        if (function.most() == EvalFunction.ANY) {
            return least + " or more";
        }
        return function.least() == function.most() ? least : function.least() + " to " + function.most() + " arguments";
    }

    /** Takes an operator in upper case; refuses it in lower case, which Splunk's documentation does not allow. */
    private boolean keyword(String keyword) {
        String word = cursor.peekWord();
        if (!word.equalsIgnoreCase(keyword)) {
            return false;
        }
        if (!word.equals(keyword)) {
            throw cursor.error("write " + keyword + " in upper case.");
        }
        cursor.skip(word.length());
        return true;
    }

    private void refuseKeyword(int at, String word) {
        if (List.of("AND", "OR", "NOT", "XOR", "IN", "LIKE").contains(word.toUpperCase(Locale.ROOT))
                && cursor.raw(word.length()) != '(') {
            throw cursor.error(at, "expected a field, a value or a function, found the operator " + word + ".");
        }
    }
}
