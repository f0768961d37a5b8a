package io.idetunnel.spl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Looks for many caseless patterns in one pass: an Aho-Corasick automaton over the longest literal of each, which then decides alone.
 *
 * <p>Patterns without an ASCII literal are tried one by one.
 */
final class LiteralScan {

    private static final int ALPHABET = 128;

    private final List<int[]> next = new ArrayList<>();
    private final List<List<TextPattern>> found = new ArrayList<>();
    private final List<TextPattern> others = new ArrayList<>();

    private LiteralScan() {
        state();
    }

    static LiteralScan of(List<TextPattern> patterns) {
        LiteralScan scan = new LiteralScan();
        patterns.forEach(scan::add);
        scan.link();
        return scan;
    }

    boolean anyMatches(String value) {
        int state = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = Fold.fold(value.charAt(i));
            state = c < ALPHABET ? next.get(state)[c] : 0;
            List<TextPattern> candidates = found.get(state);
            for (int j = 0; j < candidates.size(); j++) {
                if (candidates.get(j).matches(value)) {
                    return true;
                }
            }
        }
        for (TextPattern pattern : others) {
            if (pattern.matches(value)) {
                return true;
            }
        }
        return false;
    }

    private int state() {
        int[] row = new int[ALPHABET];
        Arrays.fill(row, -1);
        next.add(row);
        found.add(new ArrayList<>());
        return next.size() - 1;
    }

    private void add(TextPattern pattern) {
        String literal = longest(pattern);
        if (literal.isEmpty() || !literal.chars().allMatch(c -> c < ALPHABET)) {
            others.add(pattern);
            return;
        }
        int state = 0;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (next.get(state)[c] < 0) {
                next.get(state)[c] = state();
            }
            state = next.get(state)[c];
        }
        found.get(state).add(pattern);
    }

    private static String longest(TextPattern pattern) {
        String longest = pattern.head().length() >= pattern.tail().length() ? pattern.head() : pattern.tail();
        for (String part : pattern.parts()) {
            if (part.length() > longest.length()) {
                longest = part;
            }
        }
        return longest;
    }

    /** Completes every state's transitions with those of the longest suffix that is a state too. */
    private void link() {
        int[] suffix = new int[next.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = next.get(state);
            int[] shorter = next.get(suffix[state]);
            for (int c = 0; c < ALPHABET; c++) {
                int target = row[c];
                if (target < 0) {
                    row[c] = state == 0 ? 0 : shorter[c];
                } else {
                    suffix[target] = state == 0 ? 0 : shorter[c];
                    found.get(target).addAll(found.get(suffix[target]));
                    queue.add(target);
                }
            }
        }
    }
}
