package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a grammar's rule asks of a command line. Words parted by blanks must all hold; alternatives are parted by
 * {@code |}; {@code !} in front turns one around. One alternative is an option's name ({@code --name}), the number of
 * an operand ({@code 1}), {@code $command} (the path of commands) or {@code $program} (the program's path), alone when
 * it is enough that it is there, or with {@code ~PATTERN} for a value that matches, or {@code !~PATTERN} for one that
 * does not. {@code @NAME} for a pattern is a list of {@code lists.table}. Values match with backslashes as they are and as
 * slashes.
 */
final class Condition {

    private record Term(boolean negated, List<Test> alternatives) {}

    private static final class Test {
        private final String subject;
        private final boolean differs;
        private final List<String> patterns;
        /** Made of the patterns when first asked: most conditions never see a value. */
        private @Nullable List<Glob> globs;

        Test(String subject, boolean differs, List<String> patterns) {
            this.subject = subject;
            this.differs = differs;
            this.patterns = patterns;
        }

        boolean holds(Reading reading) {
            List<String> values = reading.values(subject);
            if (patterns.isEmpty()) {
                return !values.isEmpty() || reading.has(subject);
            }
            for (String value : values) {
                if (matches(value) != differs) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(String value) {
            List<Glob> all = globs;
            if (all == null) {
                all = List.copyOf(Glob.all(patterns));
                globs = all;
            }
            String lower = Text.lower(value);
            String slashed = lower.replace('\\', '/');
            for (Glob glob : all) {
                if (glob.matchesLower(lower) || glob.matchesLower(slashed)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Holds always. */
    static final Condition ALWAYS = new Condition(List.of());

    private final List<Term> terms;

    private Condition(List<Term> terms) {
        this.terms = terms;
    }

    static Condition of(List<String> words, GrammarFiles lists) {
        List<Term> terms = new ArrayList<>();
        for (String word : words) {
            boolean negated = word.startsWith("!");
            terms.add(new Term(negated, alternatives(negated ? word.substring(1) : word, lists)));
        }
        return new Condition(List.copyOf(terms));
    }

    private static List<Test> alternatives(String word, GrammarFiles lists) {
        List<Test> tests = new ArrayList<>();
        for (String part : DataFile.split(word, '|')) {
            if (isSubject(part) || tests.isEmpty()) {
                tests.add(test(part, lists));
            } else {
                addPattern(tests.get(tests.size() - 1).patterns, part, lists);
            }
        }
        return tests;
    }

    /** A part that does not say what it is about is one more pattern for the one before. */
    private static boolean isSubject(String part) {
        char first = part.charAt(0);
        boolean operand = Text.isDigit(first) && (part.length() == 1 || part.charAt(1) == '~' || part.charAt(1) == '!');
        return first == '-' || first == '$' || first == '/' || operand;
    }

    private static Test test(String part, GrammarFiles lists) {
        int tilde = part.indexOf('~');
        if (tilde < 0) {
            return new Test(part, false, List.of());
        }
        boolean differs = part.charAt(tilde - 1) == '!';
        List<String> patterns = new ArrayList<>();
        addPattern(patterns, part.substring(tilde + 1), lists);
        return new Test(part.substring(0, differs ? tilde - 1 : tilde), differs, patterns);
    }

    private static void addPattern(List<String> patterns, String pattern, GrammarFiles lists) {
        if (!pattern.startsWith("@")) {
            patterns.add(pattern);
            return;
        }
        List<String> list = lists.list(pattern.substring(1));
        if (list.isEmpty()) {
            throw new IllegalStateException("There is no list " + pattern + " in lists.table.");
        }
        patterns.addAll(list);
    }

    boolean holds(Reading reading) {
        for (Term term : terms) {
            if (holds(term, reading) == term.negated) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Term term, Reading reading) {
        for (Test test : term.alternatives) {
            if (test.holds(reading)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of each term that says so, the texts of which one stands in the line where the term holds; for an option, its names.
     * What speaks of the program is left out: its name may stand in the image alone.
     */
    List<List<String>> textsOfLine(Grammar grammar) {
        List<List<String>> texts = new ArrayList<>();
        for (Term term : terms) {
            if (!term.negated) {
                addTexts(term, grammar, texts);
            }
        }
        return texts;
    }

    private static void addTexts(Term term, Grammar grammar, List<List<String>> texts) {
        List<String> ofTerm = new ArrayList<>();
        for (Test test : term.alternatives) {
            List<String> ofTest = texts(test, grammar);
            if (ofTest.isEmpty()) {
                return;
            }
            ofTerm.addAll(ofTest);
        }
        texts.add(ofTerm);
    }

    private static List<String> texts(Test test, Grammar grammar) {
        boolean program = test.subject.equals("$program") || test.subject.equals("$name");
        if (program || (test.patterns.isEmpty() && !test.subject.startsWith("-"))) {
            return List.of();
        }
        return test.patterns.isEmpty() || test.differs ? grammar.spellings(test.subject) : longestParts(test);
    }

    private static List<String> longestParts(Test test) {
        List<String> parts = new ArrayList<>();
        for (String pattern : test.patterns) {
            parts.add(Literals.longestPart(pattern));
        }
        return parts;
    }

    /** Of each term about the program's name, the texts of which one stands in the name. */
    List<List<String>> textsOfName() {
        List<List<String>> texts = new ArrayList<>();
        for (Term term : terms) {
            if (!term.negated
                    && term.alternatives.size() == 1
                    && term.alternatives.get(0).subject.equals("$name")) {
                texts.add(longestParts(term.alternatives.get(0)));
            }
        }
        return texts;
    }

    /** The names of options, operands and variables that it speaks of: for the test of the grammars. */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (Term term : terms) {
            for (Test test : term.alternatives) {
                subjects.add(test.subject);
            }
        }
        return subjects;
    }
}
