package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts without which no grammar comes to an action: derived from the grammars, for a search that needs to look at most
 * events no closer. A text is meant in any letter case, and however quotes, escapes and folder separators stand between its
 * characters; it holds none itself.
 */
public final class Literals {

    /** Enough, in the image, the line or the original name of a process. */
    public static final int ANYWHERE = 1;
    /** Enough, in the line. */
    public static final int IN_LINE = 1 << 1;
    /** Enough in the line, together with a {@link #NAME} anywhere. */
    public static final int WORD = 1 << 2;
    /** See {@link #WORD}. */
    public static final int NAME = 1 << 3;
    /** Enough, in the image or the line of a parent. */
    public static final int HOST = 1 << 4;
    /** Enough in a parent, together with a {@link #HOST_NAME}. */
    public static final int HOST_WORD = 1 << 5;
    /** See {@link #HOST_WORD}. */
    public static final int HOST_NAME = 1 << 6;
    /** Part of the folder of a server's own node. */
    public static final int SERVER_FOLDER = 1 << 7;
    /** The name of a server's own node. */
    public static final int RUNTIME = 1 << 8;
    /** The name of a program that reads its line as PowerShell. */
    public static final int POWERSHELL = 1 << 9;
    /** An option that may hold an encoded PowerShell script. */
    public static final int ENCODED = 1 << 10;

    /** A shorter word is too common to look for: then the names of the programs are. */
    private static final int SHORTEST_WORD = 5;

    /** The first characters of a text will do: a longer one makes the search no surer, only its tables larger. */
    private static final int LONGEST = 10;

    /** What an assignment in a shell is read as: then the name does not stand in the line. */
    private static final String ASSIGNMENT = "set";

    private final Grammars grammars;
    private final Map<String, Integer> kinds = new HashMap<>();

    private Literals(Grammars grammars) {
        this.grammars = grammars;
    }

    /** The texts, each with what it is enough for: the constants above, joined. */
    public static Map<String, Integer> of(Grammars grammars) {
        Literals literals = new Literals(grammars);
        for (Grammar grammar : grammars.all()) {
            literals.add(grammar);
        }
        for (String pattern : grammars.list("server-paths")) {
            literals.put(longestPart(pattern), SERVER_FOLDER);
        }
        for (Fork fork : grammars.forks()) {
            for (String folder : fork.serverFolders()) {
                literals.put(folder, SERVER_FOLDER);
            }
        }
        literals.put("node", RUNTIME);
        literals.dropNeedless();
        return literals.kinds;
    }

    private void add(Grammar grammar) {
        if (grammar.isTool()) {
            addTool(grammar, ANYWHERE, IN_LINE, WORD, NAME, false);
            if (grammar.hosts) {
                addTool(grammar, HOST, HOST, HOST_WORD, HOST_NAME, true);
            }
        }
        for (Carry carry : grammar.carries) {
            if (carry.kind() == Carry.Kind.ENCODED || carry.reader().equals("powershell")) {
                if (grammar.style != Grammar.Style.CMDLET) {
                    putAll(names(grammar), POWERSHELL);
                }
            }
            if (carry.kind() == Carry.Kind.ENCODED) {
                addEncoded(grammar, carry);
            }
        }
    }

    /** However short the option is cut: its first letter alone, or its first two. */
    private void addEncoded(Grammar grammar, Carry carry) {
        for (Option option : grammar.root.options) {
            if (option.isNamed(carry.subjects().get(0))) {
                for (String name : option.names()) {
                    for (String mark : List.of("-", "/")) {
                        String letter = mark + name.charAt(1);
                        putAll(List.of(letter + " ", letter + "\t", letter + ":", letter + name.charAt(2)), ENCODED);
                    }
                }
            }
        }
    }

    private void addTool(Grammar grammar, int anywhere, int line, int word, int name, boolean hosting) {
        List<String> names = names(grammar);
        List<String> own = new ArrayList<>();
        addOwnOptions(grammar.root, own);
        List<String> alone = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean wordy = addCommands(grammar.root, alone, words, hosting);
        for (Grammar.Rule rule : grammar.rules()) {
            if (!rule.result().equals("none") && (!hosting || isHosting(rule.result()))) {
                List<String> needed = longEnough(rule.condition().textsOfLine(grammar));
                if (needed.isEmpty()) {
                    needed = longEnough(rule.condition().textsOfName());
                    putAll(needed, anywhere);
                } else {
                    words.addAll(needed);
                }
                wordy &= !needed.isEmpty();
            }
        }
        putAll(alone, line);
        if (wordy && grammar.programs.contains(ASSIGNMENT)) {
            putAll(words, line);
        } else if (wordy) {
            putAll(words, word);
            putAll(names, name);
            putAll(own, name);
        } else {
            putAll(names, anywhere);
            putAll(own, line);
        }
    }

    private static boolean isHosting(String action) {
        return action.equals("server") || action.equals("web") || action.equals("shell") || action.equals("remote-ssh");
    }

    private List<String> names(Grammar grammar) {
        List<String> names = new ArrayList<>(grammar.originals);
        for (String program : grammar.programs) {
            if (program.equals("@forks")) {
                for (Fork fork : grammars.forks()) {
                    names.addAll(fork.programs());
                }
                names.add("-tunnel");
            } else if (program.equals("@servers")) {
                for (Fork fork : grammars.forks()) {
                    names.addAll(fork.servers());
                }
            } else {
                names.add(longestPart(program));
            }
        }
        for (String name : List.copyOf(names)) {
            if (name.length() > 8) {
                names.add(name.substring(0, 6) + "~");
            }
        }
        return names;
    }

    private static void addOwnOptions(Subcommand command, List<String> own) {
        for (Option option : command.options) {
            if (option.only()) {
                own.addAll(option.names());
            }
        }
        for (Subcommand child : command.children()) {
            addOwnOptions(child, own);
        }
    }

    /** False if a command is too common a word to look for. */
    private static boolean addCommands(Subcommand command, List<String> alone, List<String> words, boolean hosting) {
        boolean wordy = true;
        boolean acts = !command.action.isEmpty() && !command.action.equals("none");
        if (acts && (!hosting || isHosting(command.action))) {
            List<String> path = DataFile.words(command.path);
            String longest = command.alone ? path.get(0) : longest(path);
            (command.alone ? alone : words).add(longest);
            wordy = command.alone || longest.length() >= SHORTEST_WORD;
        }
        for (Subcommand child : command.children()) {
            wordy &= addCommands(child, alone, words, hosting);
        }
        return wordy;
    }

    private static String longest(List<String> words) {
        String longest = "";
        for (String word : words) {
            if (word.length() > longest.length()) {
                longest = word;
            }
        }
        return longest;
    }

    /** Of alternatives that are each necessary, the one whose shortest text is the longest; empty if all are too common. */
    private static List<String> longEnough(List<List<String>> alternatives) {
        List<String> best = List.of();
        int length = SHORTEST_WORD - 1;
        for (List<String> texts : alternatives) {
            int shortest = texts.isEmpty() ? 0 : Integer.MAX_VALUE;
            for (String text : texts) {
                shortest = Math.min(shortest, text.length());
            }
            if (shortest > length) {
                length = shortest;
                best = texts;
            }
        }
        return best;
    }

    /** The longest run of a pattern that holds no wildcard, quote, escape or separator. */
    static String longestPart(String pattern) {
        String longest = "";
        int start = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            if (i == pattern.length() || "*?/\\\"'^`".indexOf(pattern.charAt(i)) >= 0) {
                if (i - start > longest.length()) {
                    longest = pattern.substring(start, i);
                }
                start = i + 1;
            }
        }
        return longest;
    }

    private void putAll(List<String> texts, int kind) {
        for (String text : texts) {
            put(text, kind);
        }
    }

    private void put(String text, int kind) {
        String lower = Text.lower(text.substring(0, Math.min(text.length(), LONGEST)));
        kinds.put(lower, kinds.getOrDefault(lower, 0) | kind);
    }

    /** A text says nothing that a shorter one inside it does not say already. */
    private void dropNeedless() {
        for (Map.Entry<String, Integer> entry : Map.copyOf(kinds).entrySet()) {
            String text = entry.getKey();
            int left = entry.getValue();
            for (int from = 0; from < text.length(); from++) {
                for (int to = from + 1; to <= text.length(); to++) {
                    if (to - from < text.length()) {
                        left &= ~kinds.getOrDefault(text.substring(from, to), 0);
                    }
                }
            }
            if (left == 0) {
                kinds.remove(text);
            } else {
                kinds.put(text, left);
            }
        }
    }
}
