package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether some value of a field matches one of several patterns. Many patterns are looked for in one pass over the value. */
final class TextPatterns implements Predicate.FieldTest {

    /** From so many patterns on, one pass over the value beats one for each. */
    private static final int MANY = 4;

    private final List<TextPattern> patterns;
    private final @Nullable LiteralScan scan;

    TextPatterns(List<TextPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.scan = patterns.size() >= MANY ? LiteralScan.of(this.patterns) : null;
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

    private boolean matches(String value) {
        if (scan != null) {
            return scan.anyMatches(value);
        }
        for (TextPattern pattern : patterns) {
            if (pattern.matches(value)) {
                return true;
            }
        }
        return false;
    }
}
