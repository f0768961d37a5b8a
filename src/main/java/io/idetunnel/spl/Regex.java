package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Splunk knows it, which gives up rather than hang.
 *
 * <p>Event text is an attacker's: a match that reads more characters than a budget allows, or nests too deep, counts as none, and is counted.
 */
final class Regex {

    /** Characters one match may read: a linear match reads each a few times, a runaway one billions. */
    private static final long STEPS = 4_000_000;

    private final Pattern pattern;
    private final Map<String, String> groups;
    private final String written;
    private final Messages messages;

    private Regex(Pattern pattern, PcreSyntax.Translated translated, String written, Messages messages) {
        this.pattern = pattern;
        this.groups = translated.groups();
        this.written = written;
        this.messages = messages;
    }

    /**
     * Compiles an expression.
     *
     * @throws SplException if it is wrong or holds what Java has not; the sentence lacks the place
     */
    static Regex compile(String regex, Messages messages) {
        PcreSyntax.Translated translated = PcreSyntax.translate(regex);
        try {
            // PCRE knows one line break, LF, and folds all of Unicode.
            Pattern pattern = Pattern.compile(translated.java(), Pattern.UNIX_LINES | Pattern.UNICODE_CASE);
            return new Regex(pattern, translated, regex, messages);
        } catch (PatternSyntaxException e) {
            throw new SplException("the regular expression " + regex + " is wrong: " + e.getDescription() + ".", e);
        } catch (StackOverflowError e) {
            throw new SplException("the regular expression is nested too deep.", e);
        }
    }

    /** The names of the named groups, in order. */
    List<String> names() {
        return new ArrayList<>(groups.keySet());
    }

    /** Whether some part of the text matches. */
    boolean find(String text) {
        return guarded(() -> matcher(text).find(), false);
    }

    /**
     * The named groups of the first matches.
     *
     * @param most how many matches; 0 for all
     * @return for each match, the group values in the order of {@link #names()}; a group that took no part is null there
     */
    List<@Nullable String[]> matches(String text, int most) {
        List<@Nullable String[]> matches = new ArrayList<>();
        guarded(
                () -> {
                    Matcher matcher = matcher(text);
                    while ((most == 0 || matches.size() < most) && matcher.find()) {
                        matches.add(values(matcher));
                    }
                    return true;
                },
                false);
        return matches;
    }

    /** Every match replaced; {@code \1} and {@code \g<1>} stand for groups. The text itself where the match gives up. */
    String replaceAll(String text, String replacement) {
        return guarded(
                () -> {
                    Matcher matcher = matcher(text);
                    StringBuilder out = new StringBuilder();
                    int from = 0;
                    while (matcher.find()) {
                        out.append(text, from, matcher.start());
                        appendReplacement(matcher, replacement, out);
                        from = matcher.end();
                    }
                    return out.append(text, from, text.length()).toString();
                },
                text);
    }

    private static void appendReplacement(Matcher matcher, String replacement, StringBuilder out) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
            if (c == '\\' && next >= '0' && next <= '9') {
                int group = next - '0';
                String value = group <= matcher.groupCount() ? matcher.group(group) : null;
                out.append(value == null ? "" : value);
                i++;
            } else if (c == '\\' && next == '\\') {
                out.append('\\');
                i++;
            } else {
                out.append(c);
            }
        }
    }

    private @Nullable String[] values(Matcher matcher) {
        @Nullable String[] values = new String[groups.size()];
        int i = 0;
        for (String java : groups.values()) {
            values[i++] = matcher.group(java);
        }
        return values;
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new Counted(text));
    }

    private <T> T guarded(Supplier<T> match, T otherwise) {
        try {
            return match.get();
        } catch (GaveUp | StackOverflowError e) {
            messages.warn(
                    "The regular expression " + written
                            + " took too long on a value and counts as not matching there; write it without nested repetition.");
            return otherwise;
        }
    }

    /** Thrown from inside a match that has read too much. */
    private static final class GaveUp extends RuntimeException {
        GaveUp() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long left = STEPS;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new GaveUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
