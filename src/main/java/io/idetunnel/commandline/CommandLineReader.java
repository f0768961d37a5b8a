package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes command lines apart: splits them as their platform does, finds the grammars that read them, and looks through
 * launchers at what they carry, up to five deep. Immutable: one serves any number of threads.
 */
public final class CommandLineReader {

    /** How deep launchers are looked through. */
    public static final int DEEPEST = 5;

    /** More commands than any honest line carries; bounds the work on one that was made to cost. */
    private static final int MOST_COMMANDS = 200;

    private final Grammars grammars;

    /** A reader by {@code grammars}. */
    public CommandLineReader(Grammars grammars) {
        this.grammars = grammars;
    }

    /** The grammars that it reads by. */
    public Grammars grammars() {
        return grammars;
    }

    /**
     * Takes {@code line} apart.
     *
     * @param image path of the program; empty if not known, then the line's first word stands for it
     * @param originalName the name in its version resource; empty if not known
     * @param windows whether Windows' rules hold
     */
    public Command read(String line, String image, String originalName, boolean windows) {
        String plain = Text.plain(line);
        ProgramPath program = ProgramPath.of(image);
        List<Word> words = windows ? windowsWords(plain, program) : posixWords(plain, program);
        ProgramPath known = program.full().isEmpty() && !words.isEmpty()
                ? ProgramPath.of(words.get(0).text())
                : program;
        Command root = new Command(known, words, null);
        Expansion expansion = new Expansion(plain, ProgramPath.of(originalName).name());
        expansion.expand(root);
        if (program.full().isEmpty()) {
            expansion.expandScript(root, windows);
        }
        return root;
    }

    /** The ids of the signals that a process of this command line is to its children. */
    public List<String> signalsOf(Command command) {
        List<String> signals = new ArrayList<>();
        for (Grammar grammar : grammars.named(command.program)) {
            if (!grammar.isTool() && grammar.style != Grammar.Style.CMDLET) {
                for (String signal : ArgumentReader.read(grammar, command.program, command.words)
                        .signals()) {
                    if (!signals.contains(signal)) {
                        signals.add(signal);
                    }
                }
            }
        }
        return signals;
    }

    /** What a process of this command line is to its children, e.g. {@code remote-session}. */
    public List<String> contextsOf(Command command) {
        List<String> contexts = new ArrayList<>();
        for (Grammar grammar : grammars.named(command.program)) {
            contexts.addAll(grammar.contexts);
        }
        return contexts;
    }

    /** Windows' words; a path with blanks in front is one word if {@code image} or its extension says so. */
    static List<Word> windowsWords(String line, ProgramPath image) {
        String text = line.strip();
        int end = endOfUnquotedPath(text, image, true);
        if (end > 0) {
            return withProgram(text.substring(0, end), WindowsArguments.splitArguments(text.substring(end)));
        }
        return WindowsArguments.split(text);
    }

    private static List<Word> posixWords(String line, ProgramPath image) {
        String text = line.strip();
        int end = endOfUnquotedPath(text, image, false);
        if (end > 0) {
            String program = text.substring(0, end);
            return withProgram(program, PosixArguments.split(withFolderAsWord(text.substring(end), program)));
        }
        return PosixArguments.split(text);
    }

    /** What lies in the same folder with blanks, {@code /Applications/Visual Studio Code.app}, is as little quoted. */
    private static String withFolderAsWord(String arguments, String program) {
        String folder = program.substring(0, program.indexOf('/', program.lastIndexOf(' ')) + 1);
        return folder.isEmpty() ? arguments : arguments.replace(" " + folder, " " + folder.replace(" ", "\\ "));
    }

    private static List<Word> withProgram(String program, List<Word> arguments) {
        List<Word> words = new ArrayList<>(arguments.size() + 1);
        words.add(Word.of(program));
        words.addAll(arguments);
        return words;
    }

    /** Where an unquoted path that holds blanks ends; 0 if there is none. */
    private static int endOfUnquotedPath(String line, ProgramPath image, boolean windows) {
        if (line.isEmpty() || line.charAt(0) == '"' || line.charAt(0) == '\'') {
            return 0;
        }
        String path = image.full();
        if (path.indexOf(' ') > 0) {
            int end = endOfPrefix(line, path);
            if (end > 0) {
                return end;
            }
        }
        return windows && path.isEmpty() && isRooted(line) ? endOfExecutable(line) : 0;
    }

    private static int endOfPrefix(String line, String path) {
        int length = path.length();
        for (int extra = 0; extra >= -4; extra -= 4) {
            int end = length + extra;
            if (end > 0
                    && end <= line.length()
                    && isSamePath(line, path, end)
                    && (end == line.length() || Text.isBlank(line.charAt(end)))) {
                return end;
            }
        }
        return 0;
    }

    private static boolean isSamePath(String line, String path, int length) {
        for (int i = 0; i < length; i++) {
            char c = Text.lower(line.charAt(i));
            if ((c == '\\' ? '/' : c) != path.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRooted(String line) {
        return line.length() > 3
                && ((Text.isLetter(line.charAt(0)) && line.charAt(1) == ':')
                        || line.startsWith("\\\\")
                        || line.charAt(0) == '%');
    }

    /** Windows tries every blank as the path's end; the first {@code .exe} and the like is what a person means. */
    private static int endOfExecutable(String line) {
        int blank = line.indexOf(' ');
        while (blank > 0) {
            if (isExecutable(line, blank)) {
                return line.indexOf(' ') == blank ? 0 : blank;
            }
            blank = line.indexOf(' ', blank + 1);
        }
        return isExecutable(line, line.length()) && line.indexOf(' ') > 0 ? line.length() : 0;
    }

    private static boolean isExecutable(String line, int end) {
        return end > 4
                && (line.regionMatches(true, end - 4, ".exe", 0, 4)
                        || line.regionMatches(true, end - 4, ".cmd", 0, 4)
                        || line.regionMatches(true, end - 4, ".bat", 0, 4)
                        || line.regionMatches(true, end - 4, ".com", 0, 4));
    }

    /** One line's worth of looking through launchers. */
    private final class Expansion {
        private final String line;
        private final String originalName;
        private int commands;

        Expansion(String line, String originalName) {
            this.line = line;
            this.originalName = originalName;
        }

        void expand(Command command) {
            commands++;
            if (command.words.isEmpty()) {
                return;
            }
            boolean root = command.carrier == null;
            List<Grammar> named = namedFor(command);
            List<Grammar> original = root && !originalName.isEmpty() ? grammars.original(originalName) : List.of();
            if (named.isEmpty() && root && !originalName.isEmpty()) {
                named = launchersOf(originalName);
            }
            for (Grammar grammar : named) {
                if (grammar.isTool()) {
                    consider(command, grammar, Command.Evidence.NAME);
                }
            }
            for (Grammar grammar : original) {
                if (!named.contains(grammar)) {
                    consider(command, grammar, Command.Evidence.ORIGINAL_NAME);
                }
            }
            for (Grammar grammar : grammars.toldBy(command.words)) {
                if (!named.contains(grammar) && !original.contains(grammar)) {
                    considerByLine(command, grammar);
                }
            }
            for (Grammar grammar : named) {
                if (!grammar.carries.isEmpty()) {
                    lookThrough(command, grammar);
                }
            }
        }

        /** Of a line whose program is not known, such as one of a shell profile, a shell may run several commands. */
        void expandScript(Command root, boolean windows) {
            String reader = isPowerShell(root) ? "powershell" : windows && hasMarkOfWindows() ? "cmd" : "sh";
            List<Statement> statements = statements(line, reader);
            boolean plain = statements.size() == 1
                    && !reader.equals("powershell")
                    && Word.texts(statements.get(0).words()).equals(Word.texts(root.words));
            if (!plain) {
                root.inPowerShell = reader.equals("powershell");
                script(root, statements, reader);
            }
        }

        private boolean isPowerShell(Command root) {
            for (Grammar grammar : grammars.named(root.program)) {
                if (grammar.style == Grammar.Style.CMDLET && root.program.name().indexOf('-') > 0) {
                    return true;
                }
            }
            return line.startsWith("& ") || line.startsWith("$env:");
        }

        private boolean hasMarkOfWindows() {
            return line.indexOf('\\') >= 0 || line.indexOf('%') >= 0 || line.indexOf('^') >= 0;
        }

        /** PowerShell's commands are no programs: elsewhere their names mean nothing. */
        private List<Grammar> namedFor(Command command) {
            List<Grammar> named = grammars.named(command.program);
            if (command.inPowerShell || named.isEmpty()) {
                return named;
            }
            List<Grammar> programs = new ArrayList<>(named.size());
            for (Grammar grammar : named) {
                if (grammar.style != Grammar.Style.CMDLET) {
                    programs.add(grammar);
                }
            }
            return programs;
        }

        private List<Grammar> launchersOf(String name) {
            List<Grammar> launchers = new ArrayList<>();
            for (Grammar grammar : grammars.named(new ProgramPath(name, name))) {
                if (!grammar.carries.isEmpty()) {
                    launchers.add(grammar);
                }
            }
            return launchers;
        }

        private void consider(Command command, Grammar grammar, Command.Evidence evidence) {
            Reading reading = ArgumentReader.read(grammar, command.program, command.words);
            command.candidates.add(new Command.Candidate(reading, evidence));
        }

        private void considerByLine(Command command, Grammar grammar) {
            Reading reading = ArgumentReader.read(grammar, command.program, command.words);
            if (reading.hasOwnOption()) {
                command.candidates.add(new Command.Candidate(reading, Command.Evidence.OPTION));
            } else if (reading.standsAlone() && isProgram(command, reading) && !isKnownOtherwise(command)) {
                command.candidates.add(new Command.Candidate(reading, Command.Evidence.COMMAND));
            }
        }

        /** A program with a grammar of its own, ours or not, or with a version resource that names it as it is named. */
        private boolean isKnownOtherwise(Command command) {
            return grammars.isOther(command.program.name())
                    || hasOwnGrammar(command)
                    || (command.carrier == null && command.program.name().equals(originalName));
        }

        /** What is only known as a parent, {@code svchost}, does not read a line as its own. */
        private boolean hasOwnGrammar(Command command) {
            for (Grammar grammar : namedFor(command)) {
                if (grammar.isTool() || !grammar.carries.isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        /** In a script a mere name may be the shell's own command, and says no more than {@code read tunnel}. */
        private boolean isProgram(Command command, Reading reading) {
            return command.carrier == null
                    || !command.program.folder().isEmpty()
                    || !command.program.name().equals(command.program.file())
                    || !reading.options.isEmpty()
                    || reading.command.path.indexOf(' ') > 0;
        }

        private void lookThrough(Command command, Grammar grammar) {
            Reading reading = ArgumentReader.read(grammar, command.program, command.words);
            if (command.launcher == null) {
                command.launcher = reading;
                command.autostart = reading.isAutostart();
            }
            for (String assignment : reading.assignments) {
                add(command, List.of(Word.of("set"), Word.of(assignment)));
            }
            if (command.depth >= DEEPEST) {
                return;
            }
            for (Carry carry : grammar.carries) {
                if (carry.condition().holds(reading) && carry(command, reading, carry)) {
                    return;
                }
            }
        }

        /** Adds what {@code carry} finds; false if that is nothing. */
        private boolean carry(Command command, Reading reading, Carry carry) {
            return switch (carry.kind()) {
                case REST, ARGUMENTS -> rest(command, reading, carry);
                case SCRIPT -> script(command, reading);
                case WORDS -> add(command, Word.all(values(reading, carry.subjects())));
                case LINE -> line(command, reading, carry);
                case JOINED -> joined(command, reading, carry);
                case TAIL -> script(command, CmdScript.statements(CmdScript.afterSwitch(lineOf(command))), "cmd");
                case RAW -> text(command, CmdScript.afterProgram(lineOf(command)), carry.reader());
                case ENCODED -> encoded(command, reading, carry);
                case PROGRAM -> program(command, reading, carry);
                case SCAN -> scan(command);
                case INPUT, OUTPUT -> false;
            };
        }

        private boolean rest(Command command, Reading reading, Carry carry) {
            int operand = carry.after();
            if (reading.operandWords.size() <= operand) {
                return false;
            }
            List<Word> rest = command.words.subList(reading.operandWords.get(operand), command.words.size());
            if (carry.kind() == Carry.Kind.ARGUMENTS) {
                String arguments = Text.join(Word.texts(rest));
                return add(command, withProgram("", WindowsArguments.splitArguments(arguments)));
            }
            return add(command, rest);
        }

        /** A script's own path is the program; its arguments are what follows. */
        private boolean script(Command command, Reading reading) {
            if (reading.operandWords.isEmpty()) {
                return false;
            }
            return add(command, command.words.subList(reading.operandWords.get(0), command.words.size()));
        }

        private boolean line(Command command, Reading reading, Carry carry) {
            List<String> values = values(reading, carry.subjects());
            if (values.isEmpty()) {
                return false;
            }
            String text = Text.join(values);
            if (carry.reader().equals("sh") && isOperand(carry.subjects()) && !isQuoted(reading, carry.subjects())) {
                text = fromOperand(command, reading, carry.subjects().get(0).charAt(0) - '1');
            }
            return text(command, text, carry.reader());
        }

        private boolean isOperand(List<String> subjects) {
            return Text.isDigit(subjects.get(0).charAt(0));
        }

        private boolean isQuoted(Reading reading, List<String> subjects) {
            int index = subjects.get(0).charAt(0) - '1';
            return index < reading.operands.size()
                    && reading.operands.get(index).quoted();
        }

        /** Sensors that join words with blanks lose the quotes of {@code sh -c}: all that follows is its script. */
        private String fromOperand(Command command, Reading reading, int index) {
            List<Word> rest = command.words.subList(reading.operandWords.get(index), command.words.size());
            String text = Text.join(Word.texts(rest));
            boolean quotes = text.length() > 1 && text.startsWith("'") && text.indexOf('\'', 1) == text.length() - 1;
            return quotes ? text.substring(1, text.length() - 1) : text;
        }

        private boolean joined(Command command, Reading reading, Carry carry) {
            return reading.operandWords.size() > carry.after()
                    && text(command, fromOperand(command, reading, carry.after()), carry.reader());
        }

        private boolean encoded(Command command, Reading reading, Carry carry) {
            List<String> values = values(reading, carry.subjects());
            return !values.isEmpty() && text(command, PowerShellScript.decoded(values.get(0)), "powershell");
        }

        private boolean program(Command command, Reading reading, Carry carry) {
            List<String> programs = values(reading, carry.subjects());
            if (programs.isEmpty()) {
                return false;
            }
            List<String> arguments = values(reading, carry.arguments());
            return add(command, withProgram(programs.get(0), WindowsArguments.splitArguments(Text.join(arguments))));
        }

        /** After a word of control, the command starts at the first word that names a program we know. */
        private boolean scan(Command command) {
            for (int i = 1; i < command.words.size() && i < 64; i++) {
                ProgramPath program = ProgramPath.of(command.words.get(i).text());
                if (!grammars.named(program).isEmpty()) {
                    return add(command, command.words.subList(i, command.words.size()));
                }
            }
            return command.words.size() > 1 && add(command, command.words.subList(1, command.words.size()));
        }

        private boolean text(Command command, String text, String reader) {
            return switch (reader) {
                case "cmd", "sh", "powershell" -> script(command, statements(text, reader), reader);
                case "applescript" -> text(command, shellOf(text), "sh");
                default ->
                    add(command, windowsWords(text.startsWith("'") ? text.replace('\'', '"') : text, ProgramPath.NONE));
            };
        }

        private static List<Statement> statements(String text, String reader) {
            return switch (reader) {
                case "cmd" -> CmdScript.statements(text);
                case "powershell" -> PowerShellScript.statements(text);
                default -> ShellScript.statements(text);
            };
        }

        /** What AppleScript's {@code do shell script} and Terminal's {@code do script} run. */
        private String shellOf(String text) {
            int call = text.indexOf("script");
            int open = call < 0 ? -1 : text.indexOf('"', call);
            if (open < 0) {
                return "";
            }
            boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
            int close = text.indexOf(escaped ? "\\\"" : "\"", open + 1);
            return text.substring(open + 1, close < 0 ? text.length() : close);
        }

        private boolean script(Command command, List<Statement> statements, String reader) {
            boolean added = false;
            for (int i = 0; i < statements.size() && commands < MOST_COMMANDS; i++) {
                Statement statement = statements.get(i);
                added |= add(command, statement.words());
                output(command, statement, reader);
            }
            return added;
        }

        /** What {@code echo} says is a command where it goes to a shell, a schedule or a file that is run. */
        private void output(Command command, Statement statement, String reader) {
            boolean toFile = isListed(statement.target(), "autostart-files");
            String receiver = ProgramPath.of(statement.receiver()).name();
            boolean toSchedule = isCarrier(receiver, Carry.Kind.INPUT);
            if (!toFile && !toSchedule && !isCarrier(receiver, Carry.Kind.LINE)) {
                return;
            }
            ProgramPath program = ProgramPath.of(statement.words().get(0).text());
            if (!isCarrier(program.name(), Carry.Kind.OUTPUT) || command.depth + 1 >= DEEPEST) {
                return;
            }
            Command last = command.carried.get(command.carried.size() - 1);
            last.autostart |= toFile || toSchedule;
            List<Word> words = statement.words();
            String said = Text.join(Word.texts(words.subList(1, words.size())));
            String text = withoutSchedule(said.replace("\\n", "\n"));
            text(last, text, reader.equals("cmd") ? "cmd" : "sh");
        }

        private boolean isCarrier(String name, Carry.Kind kind) {
            for (Grammar grammar : grammars.named(new ProgramPath(name, name))) {
                for (Carry carry : grammar.carries) {
                    if (carry.kind() == kind) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isListed(String text, String list) {
            return !text.isEmpty() && grammars.isListed(text, list);
        }

        /** {@code @reboot code tunnel}, {@code 0 * * * * code tunnel}: cron's time comes first. */
        private String withoutSchedule(String text) {
            String line = text.strip();
            if (line.startsWith("@") && line.indexOf(' ') > 0) {
                return line.substring(line.indexOf(' ') + 1);
            }
            int at = 0;
            for (int field = 0; field < 5; field++) {
                int blank = line.indexOf(' ', at);
                if (blank < 0 || Text.isLetter(line.charAt(at)) || line.charAt(at) == '/') {
                    return line;
                }
                at = blank + 1;
                while (at < line.length() && line.charAt(at) == ' ') {
                    at++;
                }
            }
            return line.substring(Math.min(at, line.length()));
        }

        private boolean add(Command carrier, List<Word> words) {
            if (words.isEmpty() || commands >= MOST_COMMANDS) {
                return false;
            }
            Command command = new Command(ProgramPath.of(words.get(0).text()), words, carrier);
            carrier.carried.add(command);
            expand(command);
            return true;
        }

        private List<String> values(Reading reading, List<String> subjects) {
            for (String subject : subjects) {
                List<String> values = reading.values(subject);
                if (!values.isEmpty()) {
                    return values;
                }
            }
            return List.of();
        }

        /** The line that cmd.exe got: the event's own, or what the launcher around it made of its words. */
        private String lineOf(Command command) {
            if (command.carrier == null) {
                return line;
            }
            StringBuilder out = new StringBuilder();
            for (Word word : command.words) {
                boolean blanks = word.text().indexOf(' ') >= 0 && out.length() > 0;
                out.append(out.length() == 0 ? "" : " ")
                        .append(blanks ? "\"" : "")
                        .append(word.text())
                        .append(blanks ? "\"" : "");
            }
            return out.toString();
        }
    }
}
