package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a regular expression of PCRE, which Splunk uses, for {@code java.util.regex}.
 *
 * <p>Names of groups may hold underscores in PCRE and not in Java, and {@code (?P<name>} is known to PCRE alone: groups are renamed. Inside brackets
 * {@code [} and {@code &&} mean themselves in PCRE. What Java has not (recursion, conditions, {@code \K}, branch reset, verbs, callouts) is refused.
 */
final class PcreSyntax {

    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"),
            Map.entry("space", "\\s"),
            Map.entry("word", "\\w"));

    private final String regex;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private int at;

    private PcreSyntax(String regex) {
        this.regex = regex;
    }

    /**
     * What a regular expression is in Java.
     *
     * @param java the expression
     * @param groups name of each named group, in order, and the name Java knows it by
     */
    record Translated(String java, Map<String, String> groups) {

        List<String> names() {
            return new ArrayList<>(groups.keySet());
        }
    }

    /**
     * Rewrites an expression.
     *
     * @throws SplException if it holds what Java has not; the sentence lacks the place
     */
    static Translated translate(String regex) {
        PcreSyntax syntax = new PcreSyntax(regex);
        syntax.run();
        return new Translated(syntax.out.toString(), syntax.groups);
    }

    private void run() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '\\') {
                escape(false);
            } else if (c == '[') {
                brackets();
            } else if (c == '(') {
                group();
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private void escape(boolean inBrackets) {
        char c = at + 1 < regex.length() ? regex.charAt(at + 1) : 0;
        if (c == 0) {
            throw unsupported("ends in a single backslash");
        }
        if (c == 'Q') {
            literal();
            return;
        }
        if (c == 'K' || c == 'C' || (c == 'g' && !inBrackets) || c == 'N' || c == 'o') {
            throw unsupported("uses \\" + c);
        }
        if (c == 'k') {
            backReference();
            return;
        }
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter && "abBdDwWsSvVhHnrtfeAzZGRXxpPcuE".indexOf(c) < 0) {
            throw unsupported("uses \\" + c + ", which means nothing in a regular expression");
        }
        if (c == 'u') {
            throw unsupported("uses \\u; write \\x{...}");
        }
        out.append('\\').append(c);
        at += 2;
    }

    private void literal() {
        int end = regex.indexOf("\\E", at + 2);
        int stop = end < 0 ? regex.length() : end;
        for (int i = at + 2; i < stop; i++) {
            char c = regex.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                out.append('\\');
            }
            out.append(c);
        }
        at = end < 0 ? stop : stop + 2;
    }

    private void backReference() {
        int open = at + 2;
        char kind = open < regex.length() ? regex.charAt(open) : 0;
        char close = kind == '<' ? '>' : kind == '{' ? '}' : kind == '\'' ? '\'' : 0;
        int end = close == 0 ? -1 : regex.indexOf(close, open + 1);
        String java = end < 0 ? null : groups.get(regex.substring(open + 1, end));
        if (java == null) {
            throw unsupported("refers with \\k to a group that is not there");
        }
        out.append("\\k<").append(java).append('>');
        at = end + 1;
    }

    private void group() {
        if (regex.startsWith("(*", at)) {
            throw unsupported("uses a verb, (*");
        }
        if (!regex.startsWith("(?", at)) {
            out.append('(');
            at++;
            return;
        }
        if (regex.startsWith("(?#", at)) {
            int end = regex.indexOf(')', at);
            at = end < 0 ? regex.length() : end + 1;
            return;
        }
        int name = named();
        if (name > 0) {
            openNamed(name);
            return;
        }
        char kind = at + 2 < regex.length() ? regex.charAt(at + 2) : 0;
        if (":=!<>imsx-".indexOf(kind) < 0 || kind == 0) {
            throw unsupported("uses (?" + kind);
        }
        out.append("(?");
        at += 2;
    }

    /** Where the name of a named group that begins here begins; 0 where none begins. */
    private int named() {
        for (String open : List.of("(?P<", "(?<", "(?'")) {
            if (regex.startsWith(open, at)) {
                int name = at + open.length();
                boolean looksBehind =
                        open.equals("(?<") && name < regex.length() && "=!".indexOf(regex.charAt(name)) >= 0;
                return looksBehind ? 0 : name;
            }
        }
        return 0;
    }

    private void openNamed(int start) {
        int end = start;
        while (end < regex.length() && (Character.isLetterOrDigit(regex.charAt(end)) || regex.charAt(end) == '_')) {
            end++;
        }
        boolean closed = end < regex.length() && (regex.charAt(end) == '>' || regex.charAt(end) == '\'');
        String name = regex.substring(start, end);
        if (name.isEmpty() || !closed || Character.isDigit(name.charAt(0))) {
            throw unsupported("has a group whose name is not letters, digits and underscores");
        }
        String java = "g" + groups.size() + "x";
        if (groups.put(name, java) != null) {
            throw unsupported("names two groups " + name);
        }
        out.append("(?<").append(java).append('>');
        at = end + 1;
    }

    private void brackets() {
        out.append('[');
        at++;
        if (at < regex.length() && regex.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        while (at < regex.length() && (first || regex.charAt(at) != ']')) {
            char c = regex.charAt(at);
            if (c == '\\') {
                escape(true);
            } else if (regex.startsWith("[:", at)) {
                posix();
            } else {
                out.append(c == '[' || c == ']' || c == '&' ? "\\" : "").append(c);
                at++;
            }
            first = false;
        }
        if (at >= regex.length()) {
            throw unsupported("has a [ that is never closed");
        }
        out.append(']');
        at++;
    }

    private void posix() {
        int end = regex.indexOf(":]", at);
        String name = end < 0 ? "" : regex.substring(at + 2, end);
        boolean not = name.startsWith("^");
        String java = POSIX.get(not ? name.substring(1) : name);
        if (java == null) {
            throw unsupported("has an unknown class " + (end < 0 ? "[:" : regex.substring(at, end + 2)));
        }
        out.append(not ? "[^" + java + "]" : java);
        at = end + 2;
    }

    private SplException unsupported(String what) {
        return new SplException("the regular expression " + regex + " " + what + "; that is not supported.");
    }
}
