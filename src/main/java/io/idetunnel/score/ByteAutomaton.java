package io.idetunnel.score;

import java.util.Arrays;
import java.util.Map;

/**
 * Tells which of a fixed set of ASCII texts occur in a run of bytes, in one pass and without allocating; quotes, escapes,
 * backslashes and new lines between a text's characters do not count, nor does the case of letters. Aho and Corasick,
 * "Efficient string matching: an aid to bibliographic search" (1975), as a table with a row a state.
 *
 * <p>A row is filled in where a scan first needs it: a search command that has just started has no time for all of them, and
 * most are never needed. What a thread fills in any other would fill in the same, so one serves any number of threads.
 */
final class ByteAutomaton {

    /** What is passed over wherever it stands. */
    private static final String IGNORED = "\"'^`\\\n\r";

    /** In a text, any byte that is neither ASCII's nor a tab: part of a character beyond it, or one of control. */
    static final char NOT_PLAIN = 1;

    /** In the table: a place not filled in yet. */
    private static final int UNKNOWN = -1;

    /** The column of what is passed over; that of bytes in no text is 0. */
    private static final int PASSED_OVER = 1;

    /** By byte: its column. */
    private final byte[] columns = new byte[256];

    private final int width;
    /** By state and column: where the next state's row starts, turned around ({@code ~}) if a text ends there. */
    private final int[] next;
    /** By state: where the row of the longest proper suffix starts that is a state too. */
    private final int[] suffix;
    /** By state: the bits of all texts that end there. */
    private final int[] bits;

    /** @param texts each text, ASCII in lower case, with the bits that it sets */
    ByteAutomaton(Map<String, Integer> texts) {
        int most = 1;
        int used = PASSED_OVER + 1;
        for (String text : texts.keySet()) {
            most += text.length();
            for (int i = 0; i < text.length(); i++) {
                int c = text.charAt(i);
                if (columns[c] == 0) {
                    columns[c] = (byte) used++;
                }
            }
        }
        width = used;
        finishColumns();
        next = new int[most * width];
        Arrays.fill(next, UNKNOWN);
        suffix = new int[most];
        bits = new int[most];
        enterAll(texts, most);
    }

    private void finishColumns() {
        for (int c = 'a'; c <= 'z'; c++) {
            columns[c - 'a' + 'A'] = columns[c];
        }
        Arrays.fill(columns, 0x80, columns.length, columns[NOT_PLAIN]);
        for (int b = 0; b < ' '; b++) {
            columns[b] = b == '\t' ? columns[b] : columns[NOT_PLAIN];
        }
        for (int i = 0; i < IGNORED.length(); i++) {
            columns[IGNORED.charAt(i)] = PASSED_OVER;
        }
    }

    /** Makes the tree, and then level by level what each state's longest suffix is. */
    private void enterAll(Map<String, Integer> texts, int most) {
        int[] parents = new int[most];
        int[] lengths = new int[most];
        int states = 1;
        int longest = 0;
        for (Map.Entry<String, Integer> entry : texts.entrySet()) {
            String text = entry.getKey();
            int state = 0;
            for (int i = 0; i < text.length(); i++) {
                int place = state * width + columns[text.charAt(i)];
                if (next[place] == UNKNOWN) {
                    parents[states] = place;
                    lengths[states] = i + 1;
                    next[place] = states++ * width;
                }
                state = next[place] / width;
            }
            bits[state] |= entry.getValue();
            longest = Math.max(longest, text.length());
        }
        for (int state : byLength(lengths, states, longest)) {
            if (lengths[state] > 1) {
                int column = parents[state] % width;
                suffix[state] = after(suffix[parents[state] / width], column);
                bits[state] |= bits[suffix[state] / width];
            }
        }
        for (int state = 1; state < states; state++) {
            if (bits[state] != 0) {
                next[parents[state]] = ~(state * width);
            }
        }
    }

    /** The states, those of short texts first. */
    private static int[] byLength(int[] lengths, int states, int longest) {
        int[] starts = new int[longest + 2];
        for (int state = 0; state < states; state++) {
            starts[lengths[state] + 1]++;
        }
        for (int length = 1; length < starts.length; length++) {
            starts[length] += starts[length - 1];
        }
        int[] ordered = new int[states];
        for (int state = 0; state < states; state++) {
            ordered[starts[lengths[state]]++] = state;
        }
        return ordered;
    }

    /** What follows the state whose row starts at {@code row}, as the table is to have it. */
    private int after(int row, int column) {
        int at = row;
        while (at != 0 && next[at + column] == UNKNOWN) {
            at = suffix[at / width];
        }
        int found = next[at + column];
        return found == UNKNOWN ? 0 : found;
    }

    /** Fills a place in. */
    private int fill(int row, int column) {
        int to = column == PASSED_OVER ? row : after(row, column);
        next[row + column] = to;
        return to;
    }

    /** Scans {@code text[from, to)}; returns the bits of all texts that occur, joined. */
    int scan(byte[] text, int from, int to) {
        int row = 0;
        int found = 0;
        for (int i = from; i < to; i++) {
            int column = columns[text[i] & 0xff];
            int after = next[row + column];
            if (after < 0) {
                after = after == UNKNOWN ? fill(row, column) : after;
                if (after < 0) {
                    after = ~after;
                    found |= bits[after / width];
                }
            }
            row = after;
        }
        return found;
    }
}
