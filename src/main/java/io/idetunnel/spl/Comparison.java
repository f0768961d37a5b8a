package io.idetunnel.spl;

import io.idetunnel.spl.Expr.Operator;

/** Compares values as eval expressions do. */
final class Comparison {

    private Comparison() {}

    /**
     * Whether the comparison holds, for several values whether it does for any of them.
     *
     * @param asText whether one side is a text in double quotes, which is never a number
     */
    static boolean any(Operator operator, Value left, Value right, boolean asText) {
        if (left instanceof Value.Many || right instanceof Value.Many) {
            for (String a : left.texts()) {
                for (String b : right.texts()) {
                    if (one(operator, Value.of(a), Value.of(b), asText)) {
                        return true;
                    }
                }
            }
            return false;
        }
        return one(operator, left, right, asText);
    }

    private static boolean one(Operator operator, Value left, Value right, boolean asText) {
        int order = !asText && left.isNumber() && right.isNumber()
                ? numbers(left.number(), right.number())
                : text(left.text(), right.text());
        return switch (operator) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    /** The order of two numbers; 0 and -0 are equal. */
    static int numbers(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }

    /** The order of two texts by their UTF-8 bytes: that of their code points. */
    static int text(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
