package io.idetunnel.cli;

/** Text and numbers as JSON has them (RFC 8259), with everything escaped that a terminal would obey. */
final class JsonText {

    private JsonText() {}

    /** Appends the text as a JSON string. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit == '\n') {
                out.append("\\n");
            } else if (unit == '\t') {
                out.append("\\t");
            } else if (unit == '\r') {
                out.append("\\r");
            } else if (unit >= ' ' && unit < 0x7F) {
                out.append(unit);
            } else {
                i += other(text, i, out);
            }
        }
        out.append('"');
    }

    /** Appends a character beyond ASCII, or a control character; returns how many more units it has. */
    private static int other(String text, int index, StringBuilder out) {
        int character = text.codePointAt(index);
        int units = Character.charCount(character);
        if (Printable.isHarmless(character)) {
            out.appendCodePoint(character);
        } else {
            for (int i = index; i < index + units; i++) {
                out.append(String.format("\\u%04x", (int) text.charAt(i)));
            }
        }
        return units - 1;
    }

    /** Whether the text may stand in JSON as a number, as it is: digits, with a sign in front and decimals behind. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int dot = text.indexOf('.');
        int end = dot < 0 ? text.length() : dot;
        boolean noZeroInFront = end - at == 1 || (end > at && text.charAt(at) != '0');
        return noZeroInFront && areDigits(text, at, end) && (dot < 0 || areDigits(text, dot + 1, text.length()));
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }
}
