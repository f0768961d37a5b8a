package io.idetunnel.spl;

import java.math.BigDecimal;

/** Numbers as text and back. */
final class Numbers {

    /** Up to here every whole number has a double of its own. */
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /**
     * The number that a text is, or NaN.
     *
     * <p>A number is an optional sign, digits, and optionally a point and digits: no blanks, exponents or words, so that no identifier becomes one.
     */
    static double parse(String text) {
        int length = text.length();
        if (length == 0 || length > 400) {
            return Double.NaN;
        }
        int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        long whole = 0;
        boolean point = false;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                whole = whole * 10 + (c - '0');
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (!point && digits <= 15) {
            return text.charAt(0) == '-' ? -whole : whole;
        }
        return Double.parseDouble(text);
    }

    static boolean isNumber(String text) {
        return !Double.isNaN(parse(text));
    }

    /** A number as Splunk writes it: whole numbers without a point, others with as many digits as they need, never an exponent. */
    static String render(double number) {
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            return Long.toString((long) number);
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Sum, exact in decimal: 0.1 + 0.2 is 0.3. */
    static double add(double left, double right) {
        double sum = left + right;
        return exact(left, right, sum)
                ? sum
                : BigDecimal.valueOf(left).add(BigDecimal.valueOf(right)).doubleValue();
    }

    /** Product, exact in decimal. */
    static double multiply(double left, double right) {
        double product = left * right;
        return exact(left, right, product)
                ? product
                : BigDecimal.valueOf(left).multiply(BigDecimal.valueOf(right)).doubleValue();
    }

    private static boolean exact(double left, double right, double result) {
        return !Double.isFinite(left)
                || !Double.isFinite(right)
                || !Double.isFinite(result)
                || (left == Math.rint(left) && right == Math.rint(right) && Math.abs(result) < EXACT);
    }
}
