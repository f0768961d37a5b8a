package io.idetunnel.spl;

/** Comparison of characters without regard to case. */
final class Fold {

    private static final int ASCII = 128;

    private Fold() {}

    /** The character that stands for all cases of this one. */
    static char fold(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Each character of the text folded. */
    static String fold(String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    /** Whether the text, folded, holds this folded part at a place. */
    static boolean at(String text, int offset, String folded) {
        if (offset < 0 || offset + folded.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            if (fold(text.charAt(offset + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the text, folded, first holds this folded part, from an offset on; -1 for nowhere. */
    static int indexOf(String text, String folded, int from) {
        if (folded.isEmpty()) {
            return from <= text.length() ? from : -1;
        }
        char first = folded.charAt(0);
        for (int i = from; i <= text.length() - folded.length(); i++) {
            if (fold(text.charAt(i)) == first && at(text, i, folded)) {
                return i;
            }
        }
        return -1;
    }
}
