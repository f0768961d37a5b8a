package io.idetunnel.spl;

import java.util.IllegalFormatException;
import java.util.Locale;

/** The eval function printf: {@code %s %d %i %u %f %e %g %x %X %o %c %%} with flags, width and precision. */
final class Printf {

    private static final int MOST_WIDTH = 1000;

    private Printf() {}

    static Value format(Value[] values) {
        String format = values[0].text();
        StringBuilder out = new StringBuilder();
        int next = 1;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int end = i + 1;
            while (end < format.length() && "-+ #0'.123456789".indexOf(format.charAt(end)) >= 0) {
                end++;
            }
            if (end >= format.length()) {
                return Values.NULL;
            }
            char kind = format.charAt(end);
            if (kind == '%') {
                out.append('%');
            } else if (next >= values.length || !append(format.substring(i + 1, end), kind, values[next++], out)) {
                return Values.NULL;
            }
            i = end;
        }
        return Value.of(out.toString());
    }

    private static boolean append(String flags, char kind, Value value, StringBuilder out) {
        String java = flags.replace("'", ",");
        for (String number : flags.split("[^0-9]+", -1)) {
            if (number.length() > 4 || (!number.isEmpty() && Integer.parseInt(number) > MOST_WIDTH)) {
                return false;
            }
        }
        try {
            switch (kind) {
                case 's' -> out.append(String.format(Locale.ROOT, "%" + java + "s", value.text()));
                case 'c' -> out.append(value.text(), 0, Math.min(1, value.text().length()));
                case 'd', 'i', 'u' -> out.append(String.format(Locale.ROOT, "%" + java + "d", (long) number(value)));
                case 'x', 'X', 'o' -> out.append(String.format(Locale.ROOT, "%" + java + kind, (long) number(value)));
                case 'f', 'e', 'g', 'E', 'G' ->
                    out.append(String.format(Locale.ROOT, "%" + java + kind, number(value)));
                default -> {
                    return false;
                }
            }
            return true;
        } catch (IllegalFormatException e) {
            return false;
        }
    }

    private static double number(Value value) {
        return value.isNumber() ? value.number() : 0;
    }
}
