package io.idetunnel.score;

import io.idetunnel.commandline.DataFile;
import io.idetunnel.commandline.Grammars;
import io.idetunnel.commandline.Literals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells cheaply, from the bytes of an event's fields, that {@link Judge} would have nothing to say: no decoding, no
 * allocation. It may ask for a verdict that turns out empty; it never drops one that is not. What it looks for follows from
 * the grammars ({@link Literals}).
 *
 * <p>{@link #marks} is asked once for each field (each value of a multivalue field), the answers are joined with
 * {@code |}, and {@link #mayMatter} is asked of the result. Fields may be given as they stand in a CSV cell, with
 * doubled quotes. Immutable: one serves any number of threads.
 */
public final class VerdictGate {

    /** The fields of a {@link ProcessEvent}. */
    public enum Field {
        IMAGE,
        COMMAND_LINE,
        ORIGINAL_FILE_NAME,
        PARENT_IMAGE,
        PARENT_COMMAND_LINE
    }

    /** A text that PowerShell or a shell would put together before it runs: a sum of texts, a variable. */
    private static final int SUM = 1 << 20;

    private static final int VARIABLE = 1 << 21;
    private static final int ASSIGNMENT = 1 << 22;
    private static final int MATTERS = 1 << 23;
    /** A character that PowerShell may take for a blank or a dash. */
    private static final int NOT_PLAIN = 1 << 24;

    /** A text that may set one of the {@link TunnelFlags}. */
    private static final int IMAGE_FLAG = 1 << 25;

    private static final int LINE_FLAG = 1 << 26;

    /** The first characters of such a text will do. */
    private static final int FLAG_TEXT = 10;

    private final ByteAutomaton automaton;

    private VerdictGate(Map<String, Integer> literals) {
        Map<String, Integer> texts = new HashMap<>(literals);
        texts.put("+", SUM);
        texts.put("$", VARIABLE);
        texts.put("=", ASSIGNMENT);
        texts.put(String.valueOf(ByteAutomaton.NOT_PLAIN), NOT_PLAIN);
        addFlags(texts, TunnelFlags.IMAGE_TEXTS, IMAGE_FLAG);
        addFlags(texts, TunnelFlags.LINE_TEXTS, LINE_FLAG);
        automaton = new ByteAutomaton(texts);
    }

    private static void addFlags(Map<String, Integer> texts, Map<String, Long> flags, int kind) {
        for (String flag : flags.keySet()) {
            String text = flag.substring(0, Math.min(flag.length(), FLAG_TEXT));
            texts.put(text, texts.getOrDefault(text, 0) | kind);
        }
    }

    /**
     * The gate of the rules that ship with the product.
     *
     * @throws IllegalStateException if a file of rules is missing or not of its format
     */
    public static VerdictGate load() {
        return new VerdictGate(literals(DataFile.lines(VerdictGate.class, "gate.table")));
    }

    /** {@code gate.table} spares a starting search command the reading of all grammars: a number, a blank, a text in brackets. */
    private static Map<String, Integer> literals(List<String> lines) {
        Map<String, Integer> literals = new HashMap<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            literals.put(line.substring(blank + 2, line.length() - 1), Integer.valueOf(line.substring(0, blank)));
        }
        return literals;
    }

    /** The lines of {@code gate.table} as the grammars have it; a test holds the file to them. */
    static List<String> linesOf(Grammars grammars) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : new TreeMap<>(Literals.of(grammars)).entrySet()) {
            lines.add(entry.getValue() + " <" + entry.getKey() + ">");
        }
        return lines;
    }

    /** A judge by the same rules, of which the gate's own need not be read again. */
    public Judge judge() {
        return new Judge(this);
    }

    /** Whether a parent may be a remote editor's server. */
    boolean mayHost(String image, String line) {
        int inImage = scan(image);
        int inLine = scan(line);
        int found = inImage | inLine;
        return has(found, Literals.HOST)
                || (has(found, Literals.HOST_WORD) && has(found, Literals.HOST_NAME))
                || isRuntime(inImage)
                || isRuntime(inLine)
                || (has(inLine, VARIABLE) && (has(inLine, ASSIGNMENT) || line.contains("$'")));
    }

    private int scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return automaton.scan(bytes, 0, bytes.length);
    }

    /** Whether {@code event} needs a {@link Judge}; false means severity 0 and no tool, for certain. */
    public boolean mayMatter(ProcessEvent event) {
        return mayMatter(marks(Field.IMAGE, event.image())
                | marks(Field.COMMAND_LINE, event.commandLine())
                | marks(Field.ORIGINAL_FILE_NAME, event.originalFileName())
                | marks(Field.PARENT_IMAGE, event.parentImage())
                | marks(Field.PARENT_COMMAND_LINE, event.parentCommandLine()));
    }

    private long marks(Field field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return marks(field, bytes, 0, bytes.length);
    }

    /** What {@code text[from, to)}, UTF-8, says of {@code field}: a set of bits to join with those of other fields. */
    public long marks(Field field, byte[] text, int from, int to) {
        int found = automaton.scan(text, from, to);
        return switch (field) {
            case IMAGE -> ofImage(found);
            case COMMAND_LINE -> ofLine(found, isPutTogether(found, text, from, to));
            case ORIGINAL_FILE_NAME -> found & (Literals.ANYWHERE | Literals.NAME | Literals.POWERSHELL);
            case PARENT_IMAGE, PARENT_COMMAND_LINE -> ofParent(found, hasVariables(found, text, from, to));
        };
    }

    private static int ofImage(int found) {
        int kept = found & (Literals.ANYWHERE | Literals.NAME | Literals.POWERSHELL | IMAGE_FLAG);
        return kept | (isRuntime(found) ? MATTERS : 0);
    }

    private static boolean isRuntime(int found) {
        return has(found, Literals.SERVER_FOLDER) && has(found, Literals.RUNTIME);
    }

    private static int ofParent(int found, boolean variables) {
        int kept = found & (Literals.HOST_WORD | Literals.HOST_NAME);
        boolean matters = has(found, Literals.HOST) || isRuntime(found) || variables;
        return kept | (matters ? MATTERS : 0);
    }

    /** What a shell puts together cannot be looked for; that it does shows. */
    private static int ofLine(int found, boolean putTogether) {
        int kept = found
                & (Literals.ANYWHERE
                        | Literals.IN_LINE
                        | Literals.WORD
                        | Literals.NAME
                        | Literals.POWERSHELL
                        | Literals.ENCODED
                        | NOT_PLAIN
                        | LINE_FLAG);
        return kept | (putTogether ? MATTERS : 0);
    }

    private static boolean isPutTogether(int found, byte[] text, int from, int to) {
        return hasVariables(found, text, from, to) || (has(found, SUM) && hasSum(text, from, to));
    }

    /** A variable that the line sets, or the escapes of {@code $'tu\x6enel'}. */
    private static boolean hasVariables(int found, byte[] text, int from, int to) {
        return has(found, VARIABLE) && (has(found, ASSIGNMENT) || hasEscapes(text, from, to));
    }

    private static boolean hasEscapes(byte[] text, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (text[i] == '$' && text[i + 1] == '\'') {
                return true;
            }
        }
        return false;
    }

    /** {@code 'tun' + 'nel'}: a plus between quotes. */
    private static boolean hasSum(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '+' && isQuoteAt(text, i, from - 1, -1) && isQuoteAt(text, i, to, 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first character that is no blank, from {@code at} towards {@code end}, is a quote. */
    private static boolean isQuoteAt(byte[] text, int at, int end, int step) {
        int i = at + step;
        while (i != end && (text[i] == ' ' || text[i] == '\t')) {
            i += step;
        }
        return i != end && (text[i] == '"' || text[i] == '\'');
    }

    private static boolean has(int found, int bit) {
        return (found & bit) != 0;
    }

    /** Whether an event with these marks, of its image and its line, may have one of the {@link TunnelFlags}. */
    public boolean mayFlag(long marks) {
        return has((int) marks, IMAGE_FLAG | LINE_FLAG);
    }

    /** Whether an event with these marks needs a {@link Judge}; false means severity 0 and no tool, for certain. */
    public boolean mayMatter(long marks) {
        int all = (int) marks;
        return has(all, MATTERS | Literals.ANYWHERE | Literals.IN_LINE)
                || (has(all, Literals.WORD) && has(all, Literals.NAME))
                || (has(all, Literals.HOST_WORD) && has(all, Literals.HOST_NAME))
                || (has(all, Literals.POWERSHELL) && has(all, Literals.ENCODED | NOT_PLAIN));
    }
}
