package io.idetunnel.analytics;

import io.idetunnel.conf.Macros;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a search reads, by its text: its first command with every macro put in but the data macros, as an expression of which only the data
 * macros and the event codes are looked at. What else a search asks of an event may hold or not.
 */
final class SearchSources {

    private static final String DATA = "idetunnel_data_macro";

    private static final Pattern TOKEN =
            Pattern.compile("\\(|\\)|(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\",])+|,", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("(?:EventCode|EventID)=(\\d+)");

    private final List<String> tokens = new ArrayList<>();
    private final Reads reads;
    private final Set<String> codes = new TreeSet<>();
    private int at;

    /** Whether an expression may hold for an event that this data macro selects and that has one of these codes; with no codes, any. */
    @FunctionalInterface
    private interface Reads {
        boolean test(String macro, Set<String> codes);
    }

    private SearchSources(String base) {
        Matcher token = TOKEN.matcher(base);
        while (token.find()) {
            tokens.add(token.group());
        }
        reads = and();
        if (at < tokens.size()) {
            throw new AssertionError("not understood from " + tokens.subList(at, tokens.size()));
        }
    }

    static SearchSources of(String search, Macros macros, Stream<String> dataMacros) {
        Macros marked = macros;
        for (String macro : dataMacros.toList()) {
            marked = marked.with(macro, DATA + "=" + macro);
        }
        return new SearchSources(firstCommand(
                marked.expand(search, (expression, arguments) -> true).text()));
    }

    /** Whether the search reads what this data macro selects, of these codes; with no codes, any of it. */
    boolean reads(String macro, Set<String> wanted) {
        return reads.test(macro, wanted);
    }

    /** Every event code that the search names. */
    Set<String> codes() {
        return codes;
    }

    private static String firstCommand(String search) {
        boolean quoted = false;
        for (int i = 0; i < search.length(); i++) {
            char c = search.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '|' && !quoted) {
                return search.substring(0, i);
            }
        }
        return search;
    }

    private Reads and() {
        List<Reads> parts = new ArrayList<>();
        do {
            skip("AND");
            parts.add(or());
        } while (at < tokens.size() && !tokens.get(at).equals(")"));
        return (macro, wanted) -> parts.stream().allMatch(part -> part.test(macro, wanted));
    }

    /** In a search OR binds tighter than AND. */
    private Reads or() {
        List<Reads> parts = new ArrayList<>();
        do {
            parts.add(primary());
        } while (skip("OR"));
        return (macro, wanted) -> parts.stream().anyMatch(part -> part.test(macro, wanted));
    }

    private Reads primary() {
        if (skip("NOT")) {
            primary();
            return (macro, wanted) -> true;
        }
        if (skip("(")) {
            Reads inner = and();
            if (!skip(")")) {
                throw new AssertionError("no closing parenthesis");
            }
            return inner;
        }
        String word = tokens.get(at++);
        if (skip("IN")) {
            List<String> values = values();
            return word.equals("EventCode") || word.equals("EventID") ? anyOf(values) : (macro, wanted) -> true;
        }
        if (word.startsWith(DATA + "=")) {
            return (macro, wanted) -> word.equals(DATA + "=" + macro);
        }
        Matcher code = CODE.matcher(word);
        return code.matches() ? anyOf(List.of(code.group(1))) : (macro, wanted) -> true;
    }

    private Reads anyOf(List<String> values) {
        codes.addAll(values);
        Predicate<String> named = values::contains;
        return (macro, wanted) -> wanted.isEmpty() || wanted.stream().anyMatch(named);
    }

    private List<String> values() {
        int end = at + tokens.subList(at, tokens.size()).indexOf(")");
        List<String> values = tokens.subList(at + 1, end).stream()
                .filter(token -> !token.equals(","))
                .collect(Collectors.toList());
        at = end + 1;
        return values;
    }

    private boolean skip(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }
}
