package io.idetunnel.conf;

import java.util.List;

/**
 * A search with its macros put in, which remembers where each part came from.
 *
 * @param text the search without a macro call or comment
 * @param pieces what {@code text} is made of, in order
 */
public record Expansion(String text, List<Piece> pieces) {

    /**
     * A run of characters of one origin.
     *
     * @param start where it begins in the expanded text
     * @param origin where its first character stands in {@code source}
     * @param source the text it was copied from, for lines and columns
     * @param macro the macro whose definition {@code source} is; empty for the search itself
     * @param fixed whether every character of the run stands for the same place, as with an argument's value
     */
    public record Piece(int start, int origin, String source, String macro, boolean fixed) {}

    /** A search without macros. */
    public static Expansion of(String text) {
        return new Expansion(text, List.of(new Piece(0, 0, text, "", false)));
    }

    /** The macro whose definition a character of the expanded text comes from, the innermost one; empty for the search itself. */
    public String macro(int offset) {
        return piece(offset).macro();
    }

    /** Where a character of the expanded text was written: {@code line 2, column 7}, or the same in a macro's definition. */
    public String where(int offset) {
        Piece piece = piece(offset);
        int origin = piece.origin() + (piece.fixed() ? 0 : offset - piece.start());
        String place = place(piece.source(), Math.min(origin, piece.source().length()));
        return piece.macro().isEmpty() ? place : place + " of the macro `" + piece.macro() + "`";
    }

    private Piece piece(int offset) {
        Piece piece = pieces.get(0);
        for (Piece candidate : pieces) {
            if (candidate.start() > offset) {
                break;
            }
            piece = candidate;
        }
        return piece;
    }

    static String place(String source, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (source.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "line " + line + ", column " + (offset - lineStart + 1);
    }
}
