package io.idetunnel.cli;

/**
 * Text of an event as it may be shown. An attacker may have written it: what a terminal would obey, or what would make text look like another, is
 * made visible instead.
 */
final class Printable {

    /** Pictures of the 32 control characters, in their order: U+2400 is the picture of U+0000. */
    private static final char PICTURES = '\u2400';

    private static final char PICTURE_OF_DELETE = '\u2421';

    private Printable() {}

    /** The text in which nothing moves the cursor, changes colours, runs backwards or is invisible; the same object where that is so already. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHarmful(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    private static String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(character, shown));
        return shown.toString();
    }

    private static void append(int character, StringBuilder shown) {
        if (character < ' ') {
            shown.append((char) (PICTURES + character));
        } else if (character == 0x7F) {
            shown.append(PICTURE_OF_DELETE);
        } else if (isHarmless(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append(String.format("<U+%04X>", character));
        }
    }

    /** By UTF-16 unit, quickly: surrogates are looked at as pairs afterwards. */
    private static boolean isHarmful(char unit) {
        return unit < ' ' || (unit >= 0x7F && (Character.isSurrogate(unit) || !isHarmless(unit)));
    }

    static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
