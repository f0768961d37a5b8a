package io.idetunnel.spl;

import io.idetunnel.spl.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads search expressions.
 *
 * <p>Order: parentheses, NOT, OR, AND, which is also what stands between two terms. Source: Search Reference, search.
 */
final class SearchParser {

    private static final String STOPS = "()\"=<>|[]";

    private final Cursor cursor;
    private String keyword = "";

    SearchParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads up to a keyword, which is left, or the end. */
    SearchExpr before(String end) {
        keyword = end;
        return and();
    }

    /** Reads the whole text; nothing at all is every event. */
    SearchExpr whole() {
        if (cursor.atEnd()) {
            return new SearchExpr.All();
        }
        SearchExpr expr = and();
        if (!cursor.atEnd()) {
            throw cursor.error("search does not understand " + cursor.found() + " here.");
        }
        return expr;
    }

    private SearchExpr and() {
        cursor.enter();
        List<SearchExpr> parts = new ArrayList<>();
        do {
            operator("AND");
            parts.add(or());
        } while (!cursor.atEnd() && cursor.peek() != ')' && !isAtKeyword());
        cursor.leave();
        return parts.size() == 1 ? parts.get(0) : new SearchExpr.And(List.copyOf(parts));
    }

    private boolean isAtKeyword() {
        return !keyword.isEmpty() && cursor.peekWord().equalsIgnoreCase(keyword);
    }

    private SearchExpr or() {
        List<SearchExpr> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (operator("OR"));
        return parts.size() == 1 ? parts.get(0) : new SearchExpr.Or(List.copyOf(parts));
    }

    private SearchExpr not() {
        if (!operator("NOT")) {
            return primary();
        }
        cursor.enter();
        SearchExpr part = not();
        cursor.leave();
        return new SearchExpr.Not(part);
    }

    private SearchExpr primary() {
        int at = cursor.at();
        char c = cursor.peek();
        if (c == '(') {
            cursor.skip(1);
            SearchExpr inner = and();
            cursor.expect(")", "the expression in parentheses");
            return inner;
        }
        if (c == '[') {
            throw cursor.error("subsearches are not supported; they cut off silently. Use a lookup or stats.");
        }
        boolean quoted = c == '"';
        String word = quoted ? cursor.quoted(Escapes.SEARCH) : word();
        if (!quoted && word.isEmpty()) {
            throw cursor.error("search expects a word or a comparison, found " + cursor.found() + ".");
        }
        int behind = cursor.position();
        Operator operator = comparison();
        if (operator != null) {
            return new SearchExpr.Compare(at, word, operator, value());
        }
        if (in()) {
            return choices(at, word);
        }
        cursor.reset(behind);
        if (!quoted) {
            refuseKeyword(at, word);
        }
        if (!quoted && cursor.raw() == '(') {
            throw cursor.error(at, "search does not support " + word + "(...); put the text in double quotes.");
        }
        return new SearchExpr.Term(at, word);
    }

    /** A bare word up to a blank, a parenthesis or a comparison; backslashes count as in quotes. */
    private String word() {
        int start = cursor.at();
        while (cursor.raw() != 0
                && !Character.isWhitespace(cursor.raw())
                && STOPS.indexOf(cursor.raw()) < 0
                && !(cursor.raw() == '!' && cursor.raw(1) == '=')) {
            cursor.skip(1);
        }
        return unescape(cursor.between(start, cursor.position()));
    }

    private static String unescape(String bare) {
        if (bare.indexOf('\\') < 0) {
            return bare;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) == '\\' && i + 1 < bare.length()) {
                Escapes.SEARCH.append(bare.charAt(++i), value);
            } else {
                value.append(bare.charAt(i));
            }
        }
        return value.toString();
    }

    private void refuseKeyword(int at, String word) {
        for (String keyword : List.of("AND", "OR", "NOT", "XOR", "IN")) {
            if (word.equalsIgnoreCase(keyword)) {
                throw cursor.error(
                        at,
                        word.equals("XOR")
                                ? "search has no XOR."
                                : word.equals(keyword)
                                        ? "there is nothing for " + word
                                                + " to join here; put the word in double quotes to search for it."
                                        : "write " + keyword
                                                + " in upper case, or put the word in double quotes to search for it.");
            }
        }
    }

    private boolean operator(String keyword) {
        if (!cursor.peekWord().equals(keyword)) {
            return false;
        }
        char behind = cursor.raw(keyword.length());
        if (behind != 0 && behind != '(' && !Character.isWhitespace(behind)) {
            return false;
        }
        cursor.skip(keyword.length());
        return true;
    }

    private boolean in() {
        if (!cursor.peekWord().equalsIgnoreCase("IN")) {
            return false;
        }
        int at = cursor.at();
        cursor.skip(2);
        if (cursor.peek() == '(') {
            cursor.skip(1);
            return true;
        }
        cursor.reset(at);
        return false;
    }

    private SearchExpr choices(int at, String field) {
        List<SearchExpr> choices = new ArrayList<>();
        while (!cursor.accept(")")) {
            String value = cursor.peek() == '"' ? cursor.quoted(Escapes.SEARCH) : unescape(cursor.bare(" ,()\"|[]"));
            if (value.isEmpty() && (cursor.atEnd() || "()|[]".indexOf(cursor.peek()) >= 0)) {
                throw cursor.error("the values of IN end with ), found " + cursor.found() + ".");
            }
            choices.add(new SearchExpr.Compare(at, field, Operator.EQUAL, value));
            cursor.accept(",");
        }
        if (choices.isEmpty()) {
            throw cursor.error(at, "IN has no values.");
        }
        return new SearchExpr.Or(List.copyOf(choices));
    }

    private @Nullable Operator comparison() {
        if (cursor.accept("!=")) {
            return Operator.UNEQUAL;
        }
        if (cursor.accept("<=")) {
            return Operator.LESS_OR_EQUAL;
        }
        if (cursor.accept(">=")) {
            return Operator.GREATER_OR_EQUAL;
        }
        if (cursor.accept("<")) {
            return Operator.LESS;
        }
        if (cursor.accept(">")) {
            return Operator.GREATER;
        }
        if (cursor.accept("==")) {
            throw cursor.error("search compares with a single =.");
        }
        return cursor.accept("=") ? Operator.EQUAL : null;
    }

    private String value() {
        if (cursor.peek() == '"') {
            return cursor.quoted(Escapes.SEARCH);
        }
        int at = cursor.at();
        String bare = cursor.bare("()\"|[]");
        if (bare.isEmpty()) {
            throw cursor.error(
                    "the comparison has no value; write \"\" for an empty one. Found " + cursor.found() + ".");
        }
        for (String keyword : List.of("AND", "OR", "NOT", "IN", "AS")) {
            if (bare.equals(keyword)) {
                throw cursor.error(at, "put the value " + bare + " in double quotes.");
            }
        }
        return unescape(bare);
    }
}
