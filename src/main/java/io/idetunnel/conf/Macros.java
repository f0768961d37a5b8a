package io.idetunnel.conf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The macros of an app, and their expansion as Splunk does it.
 *
 * <p>A call stands between backticks, outside double quotes; macros of one name differ by their number of arguments; {@code $argument$} is replaced
 * everywhere in the definition, inside quotes too; what a definition calls is expanded in turn. {@code ```comments```} are dropped. Source:
 * {@code macros.conf.spec} 10.2.3. Nesting and its limit are experience, not documented.
 */
public final class Macros {

    /** Deeper than any sane nesting; Splunk's own limit is not documented. */
    static final int MAX_DEPTH = 32;

    /** A bound for macros that double what they are given. */
    static final int MAX_LENGTH = 1 << 20;

    private final Map<String, Macro> byKey = new LinkedHashMap<>();

    /** Judges a macro's arguments. */
    @FunctionalInterface
    public interface Validator {
        /** Whether the eval expression holds for these arguments. */
        boolean holds(String expression, Map<String, String> arguments);
    }

    /** Makes a collection of these macros. */
    public Macros(Collection<Macro> macros) {
        macros.forEach(macro -> byKey.put(macro.key(), macro));
    }

    /** The same macros, but one without arguments that has another definition. */
    public Macros with(String name, String definition) {
        Macros changed = new Macros(byKey.values());
        changed.byKey.put(name, new Macro(name, List.of(), definition, "", "", "the caller"));
        return changed;
    }

    /** All macros, in the order they were written. */
    public Collection<Macro> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * Puts every macro in.
     *
     * @param search a search as it is written
     * @param validator judges arguments of macros that have a validation
     * @throws ConfException if a call is not closed, no macro has its name and number of arguments, macros call each other in a circle or too
     *     deep, or an argument is not valid
     */
    public Expansion expand(String search, Validator validator) {
        Run run = new Run(validator);
        run.expand(search, "", null);
        return new Expansion(run.out.toString(), List.copyOf(run.pieces));
    }

    static void requireShort(int length) {
        if (length > MAX_LENGTH) {
            throw new ConfException(
                    "The search grows beyond " + MAX_LENGTH + " characters when its macros are expanded.");
        }
    }

    private final class Run {

        private final Validator validator;
        private final StringBuilder out = new StringBuilder();
        private final List<Expansion.Piece> pieces = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();

        Run(Validator validator) {
            this.validator = validator;
        }

        /** Copies a text, the search itself or a definition with its arguments put in, to the output with its calls expanded. */
        void expand(String text, String macro, @Nullable Substituted substituted) {
            String source = substituted == null ? text : substituted.source();
            piece(0, source, macro, substituted);
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '\\' && i + 1 < text.length()) {
                    out.append(c).append(text.charAt(++i));
                } else if (c == '"') {
                    quoted = !quoted;
                    out.append(c);
                } else if (!quoted && text.startsWith("```", i)) {
                    i = close(text, "```", i, source, macro, substituted) + 2;
                    piece(i + 1, source, macro, substituted);
                } else if (!quoted && c == '`') {
                    int end = close(text, "`", i, source, macro, substituted);
                    call(text.substring(i + 1, end), place(i, source, macro, substituted));
                    i = end;
                    piece(i + 1, source, macro, substituted);
                } else {
                    out.append(c);
                }
                requireShort(out.length());
            }
        }

        private int close(
                String text, String mark, int from, String source, String macro, @Nullable Substituted substituted) {
            int end = text.indexOf(mark, from + mark.length());
            if (end < 0) {
                throw new ConfException(
                        "The " + mark + " at " + place(from, source, macro, substituted) + " is never closed.");
            }
            return end;
        }

        /** From here on the output stands for the text from {@code at} on; what was said of later output is void. */
        private void piece(int at, String source, String macro, @Nullable Substituted substituted) {
            pieces.removeIf(piece -> piece.start() >= out.length());
            if (substituted == null) {
                pieces.add(new Expansion.Piece(out.length(), at, source, macro, false));
            } else {
                substituted.pieces(at, out.length(), macro, pieces);
            }
        }

        private String place(int at, String source, String macro, @Nullable Substituted substituted) {
            int origin = substituted == null ? at : substituted.origin(at);
            return Expansion.place(source, origin) + (macro.isEmpty() ? "" : " of the macro `" + macro + "`");
        }

        private void call(String call, String place) {
            MacroCall parsed = MacroCall.parse(call, place);
            String key = Macro.key(parsed.name(), parsed.arguments().size());
            Macro macro = byKey.get(key);
            if (macro == null) {
                throw new ConfException(
                        "There is no macro `" + key + "`, called at " + place + "." + others(parsed.name()));
            }
            if (open.contains(key)) {
                throw new ConfException("The macro `" + key + "` calls itself, at " + place + ".");
            }
            if (open.size() >= MAX_DEPTH) {
                throw new ConfException("Macros are nested deeper than " + MAX_DEPTH + " at " + place + ".");
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < macro.arguments().size(); i++) {
                values.put(macro.arguments().get(i), parsed.arguments().get(i));
            }
            validate(macro, values, place);
            open.push(key);
            Substituted body = Substituted.of(macro.definition(), values);
            expand(body.text(), key, body);
            open.pop();
        }

        private String others(String name) {
            List<String> others = new ArrayList<>();
            for (Macro macro : byKey.values()) {
                if (macro.name().equals(name)) {
                    others.add("`" + macro.key() + "`");
                }
            }
            return others.isEmpty() ? "" : " There is " + String.join(", ", others) + ".";
        }

        private void validate(Macro macro, Map<String, String> values, String place) {
            if (!macro.validation().isEmpty()
                    && !validator.holds(
                            Substituted.of(macro.validation(), values).text(), values)) {
                String message = Substituted.of(macro.message(), values).text();
                throw new ConfException(
                        "An argument of the macro `" + macro.key() + "`, called at " + place + ", is not valid: "
                                + (message.isEmpty() ? macro.validation() + " does not hold" : message) + ".");
            }
        }
    }
}
