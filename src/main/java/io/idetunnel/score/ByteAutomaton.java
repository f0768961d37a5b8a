package io.idetunnel.score;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;

/**
 * Tells which of a fixed set of ASCII texts occur in a run of bytes, in one pass and without allocating; quotes, escapes,
 * backslashes and new lines between a text's characters do not count, nor does the case of letters. Aho and Corasick, "Efficient string
 * matching: an aid to bibliographic search" (1975), as a table with a row a state.
 */
final class ByteAutomaton {

    /** What is passed over wherever it stands. */
    private static final String IGNORED = "\"'^`\\\n\r";

    /** In a text, any byte that is neither ASCII's nor a tab: part of a character beyond it, or one of control. */
    static final char NOT_PLAIN = 1;

    /** By byte: its column, 0 for those that no text holds, -1 for those that are passed over. */
    private final byte[] columns = new byte[256];

    private final int width;
    /** By state and column: the first place of the next state's row. */
    private final int[] next;
    /** By state: the bits of all texts that end there. */
    private final int[] bits;

    /** @param texts each text, ASCII in lower case, with the bits that it sets */
    ByteAutomaton(Map<String, Integer> texts) {
        int states = 1;
        int used = 1;
        for (String text : texts.keySet()) {
            states += text.length();
            for (int i = 0; i < text.length(); i++) {
                int c = text.charAt(i);
                if (columns[c] == 0) {
                    columns[c] = (byte) used++;
                }
            }
        }
        for (int c = 'a'; c <= 'z'; c++) {
            columns[c - 'a' + 'A'] = columns[c];
        }
        for (int b = 0; b < columns.length; b++) {
            if (b >= 0x80 || (b < ' ' && b != '\t')) {
                columns[b] = columns[NOT_PLAIN];
            }
        }
        for (int i = 0; i < IGNORED.length(); i++) {
            columns[IGNORED.charAt(i)] = -1;
        }
        width = used;
        int[] table = new int[states * width];
        int[] ends = new int[states];
        next = Arrays.copyOf(table, enterAll(texts, table, ends) * width);
        bits = Arrays.copyOf(ends, next.length / width);
        complete();
    }

    private int enterAll(Map<String, Integer> texts, int[] table, int[] ends) {
        int states = 1;
        for (Map.Entry<String, Integer> entry : texts.entrySet()) {
            int state = 0;
            String text = entry.getKey();
            for (int i = 0; i < text.length(); i++) {
                int place = state * width + columns[text.charAt(i)];
                if (table[place] == 0) {
                    table[place] = states++;
                }
                state = table[place];
            }
            ends[state] |= entry.getValue();
        }
        return states;
    }

    /** Turns the tree into the automaton: a missing branch goes where the longest proper suffix goes. */
    private void complete() {
        int[] suffix = new int[bits.length];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int column = 0; column < width; column++) {
            if (next[column] != 0) {
                queue.add(next[column]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            bits[state] |= bits[suffix[state]];
            for (int column = 0; column < width; column++) {
                int place = state * width + column;
                int shorter = next[suffix[state] * width + column];
                if (next[place] == 0) {
                    next[place] = shorter;
                } else {
                    suffix[next[place]] = shorter;
                    queue.add(next[place]);
                }
            }
        }
    }

    /** Scans {@code text[from, to)}; returns the bits of all texts that occur, joined. */
    int scan(byte[] text, int from, int to) {
        int state = 0;
        int found = 0;
        for (int i = from; i < to; i++) {
            int column = columns[text[i] & 0xff];
            if (column >= 0) {
                state = next[state * width + column];
                found |= bits[state];
            }
        }
        return found;
    }

    /** The same of a text. */
    int scan(String text) {
        int state = 0;
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            int column = columns[c < 0x80 ? c : 0xff];
            if (column >= 0) {
                state = next[state * width + column];
                found |= bits[state];
            }
        }
        return found;
    }
}
