package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether some value of a field matches one of several patterns. Many patterns are looked for in one pass over the value. */
final class TextPatterns implements Predicate.FieldTest {

    /** From so many patterns on, one pass over the value beats one for each. */
    private static final int MANY = 4;

    private final List<TextPattern> patterns;
    private @Nullable LiteralScan scan;

    TextPatterns(List<TextPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public boolean test(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!value.isEmpty() && matches(value)) {
                return true;
            }
        }
        return false;
    }

    /** Made when it is first needed: a search whose data is absent does without. */
    private LiteralScan scan() {
        LiteralScan made = scan;
        if (made == null) {
            made = LiteralScan.of(patterns);
            scan = made;
        }
        return made;
    }

    private boolean matches(String value) {
        if (patterns.size() >= MANY) {
            return scan().anyMatches(value);
        }
        for (TextPattern pattern : patterns) {
            if (pattern.matches(value)) {
                return true;
            }
        }
        return false;
    }
}
