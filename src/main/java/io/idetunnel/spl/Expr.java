package io.idetunnel.spl;

import java.util.List;

/** An eval expression, as it is written. Each part knows where it stands. */
sealed interface Expr {

    int at();

    /** {@code "text"}. */
    record TextLiteral(int at, String text) implements Expr {}

    /** A number. */
    record NumberLiteral(int at, double number) implements Expr {}

    /** A field, bare or in single quotes. */
    record Field(int at, String name) implements Expr {}

    /** {@code NOT operand}. */
    record Not(int at, Expr operand) implements Expr {}

    /** {@code -operand}. */
    record Minus(int at, Expr operand) implements Expr {}

    /** Two operands and what joins them. */
    record Binary(int at, Operator operator, Expr left, Expr right) implements Expr {}

    /** {@code operand IN (choices)}. */
    record In(int at, Expr operand, List<Expr> choices) implements Expr {}

    /** A function and its arguments. */
    record Call(int at, EvalFunction function, List<Expr> arguments) implements Expr {}

    /** What joins two operands. */
    enum Operator {
        AND("AND"),
        OR("OR"),
        XOR("XOR"),
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        MODULO("%"),
        CONCATENATE(".");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        boolean isLogical() {
            return this == AND || this == OR || this == XOR;
        }

        boolean isComparison() {
            return switch (this) {
                case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
                default -> false;
            };
        }
    }

    /** Whether the expression gives true or false, which no field can hold. */
    default boolean isCondition() {
        if (this instanceof Not || this instanceof In) {
            return true;
        }
        if (this instanceof Binary binary) {
            return binary.operator().isLogical() || binary.operator().isComparison();
        }
        return this instanceof Call call && call.function().isCondition(call.arguments());
    }
}
