package io.idetunnel.spl;

import com.teragrep.pth_03.antlr.DPLLexer;
import com.teragrep.pth_03.antlr.DPLParser;
import com.teragrep.pth_03.shaded.org.antlr.v4.runtime.BaseErrorListener;
import com.teragrep.pth_03.shaded.org.antlr.v4.runtime.CharStreams;
import com.teragrep.pth_03.shaded.org.antlr.v4.runtime.CommonTokenStream;
import com.teragrep.pth_03.shaded.org.antlr.v4.runtime.RecognitionException;
import com.teragrep.pth_03.shaded.org.antlr.v4.runtime.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An independent reader of SPL (Teragrep's grammar, pth_03) to check syntax with.
 *
 * <p>It knows no macros, so they are put in first, and no commands of an app, so {@code idetunnelscore ...} becomes an eval. Three more constructs are
 * rejected though Splunk knows them; {@link #withoutFalseRejections} rewrites two of them, and a test holds that each is still rejected.
 */
public final class Teragrep {

    private static final Pattern OWN_COMMAND = Pattern.compile("\\|\\s*idetunnelscore\\b[^|]*");
    private static final Pattern SPAN_AFTER_FIELD =
            Pattern.compile("\\|\\s*bin\\s+(?<field>\\w+)\\s+(?<span>span=\\w+)");
    private static final Pattern IN_OPERATOR = Pattern.compile("(?<field>[\\w']+)\\s+IN\\s*\\((?<values>[^()]*)\\)");
    private static final Pattern WHERE = Pattern.compile("\\|\\s*(?:where|eval)\\b(?:\"(?:\\\\.|[^\"])*\"|[^|\"])*");

    private Teragrep() {}

    /** What the reader finds wrong with a search; empty where it finds nothing. */
    public static List<String> errors(String spl) {
        List<String> errors = new ArrayList<>();
        BaseErrorListener listener = new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException e) {
                errors.add("line " + line + ", column " + (column + 1) + ": " + message);
            }
        };
        DPLLexer lexer = new DPLLexer(CharStreams.fromString(spl));
        lexer.removeErrorListeners();
        lexer.addErrorListener(listener);
        DPLParser parser = new DPLParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        parser.root();
        return errors;
    }

    /** A search, macros put in, with what the reader is known to reject wrongly written in another way. */
    public static String withoutFalseRejections(String spl) {
        String text = OWN_COMMAND.matcher(spl).replaceAll("| eval IsTunnelCommand=1 ");
        text = SPAN_AFTER_FIELD.matcher(text).replaceAll("| bin ${span} ${field}");
        return WHERE.matcher(text)
                .replaceAll(command -> java.util.regex.Matcher.quoteReplacement(
                        IN_OPERATOR.matcher(command.group()).replaceAll("in(${field}, ${values})")));
    }
}
