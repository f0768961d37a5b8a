package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import io.idetunnel.commandline.CommandLineReader;
import io.idetunnel.commandline.Fork;
import io.idetunnel.commandline.Grammars;
import io.idetunnel.commandline.ProgramPath;
import io.idetunnel.commandline.Reading;
import io.idetunnel.commandline.Redactor;
import io.idetunnel.commandline.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges process events: who the process really is, by image, original file name, command line and parent together; what it
 * does; and what stands out about it. {@code docs/scoring.md} shows all that it goes by. Immutable: one serves any number
 * of threads.
 */
public final class Judge {

    private final VerdictGate gate;
    private final Grammars grammars;
    private final CommandLineReader reader;
    private final Map<String, Action> actions;
    private final Signals signals;
    private final Folders folders;
    private final Identity identity;
    private final Redactor redactor;

    Judge(VerdictGate gate) {
        this.gate = gate;
        this.grammars = Grammars.load();
        this.reader = new CommandLineReader(grammars);
        this.actions = Action.load();
        this.signals = Signals.load();
        this.folders = Folders.load(grammars.forks());
        this.identity = new Identity(grammars);
        this.redactor = Redactor.of(grammars);
    }

    /**
     * A judge with the rules that ship with the product.
     *
     * @throws IllegalStateException if a file of rules is missing or not of its format
     */
    public static Judge load() {
        return VerdictGate.load().judge();
    }

    /** What {@code event} means; {@link Verdict#NONE} for most of the world. Never throws. */
    public Verdict judge(ProcessEvent event) {
        Finding finding = new Case(event).best();
        return finding == null ? Verdict.NONE : verdict(finding);
    }

    /** Why {@code event} gets its verdict. Never throws. */
    public Explanation explain(ProcessEvent event) {
        Case matter = new Case(event);
        Finding finding = matter.best();
        return new Explainer(signals, redactor).explain(matter.root, matter.windows, finding, verdictOf(finding));
    }

    private Verdict verdictOf(@Nullable Finding finding) {
        return finding == null ? Verdict.NONE : verdict(finding);
    }

    private Verdict verdict(Finding finding) {
        return new Verdict(
                finding.tool(),
                finding.action().id(),
                finding.severity(),
                finding.signals(),
                redactor.redact(Sentence.of(finding)));
    }

    /** One event, while it is judged. */
    private final class Case {
        final ProcessEvent event;
        final boolean windows;
        final ProgramPath image;
        final Command root;
        final Parent parent;
        private boolean setsEnvironment;

        Case(ProcessEvent raw) {
            event = new ProcessEvent(
                    value(raw.image()),
                    value(raw.commandLine()),
                    value(raw.originalFileName()),
                    value(raw.parentImage()),
                    value(raw.parentCommandLine()));
            windows = Platforms.isWindows(event);
            image = ProgramPath.of(event.image());
            root = reader.read(event.commandLine(), event.image(), event.originalFileName(), windows);
            parent = new Parent(event, reader, windows);
        }

        @Nullable
        Finding best() {
            List<Command> commands = root.all();
            for (Command command : commands) {
                for (Command.Candidate candidate : command.candidates()) {
                    setsEnvironment |= candidate.reading().signals().contains("cli-environment");
                }
            }
            Finding best = null;
            for (Command command : commands) {
                for (Command.Candidate candidate : command.candidates()) {
                    best = better(best, finding(command, candidate));
                }
            }
            best = better(best, byImage());
            Finding operator = underServer();
            return operator != null && isPartOf(best, operator) ? best : better(best, operator);
        }

        /** A server's own processes run under it, and are no operator's. */
        private boolean isPartOf(@Nullable Finding own, Finding operator) {
            if (own == null || own.candidate() == null) {
                return false;
            }
            boolean server =
                    own.action().id().equals("server") || own.action().id().equals("remote-ssh");
            return (server && identity.isEditorServer(own.candidate()))
                    || (own.tool().equals(operator.tool())
                            && own.action().base() >= operator.action().base());
        }

        private @Nullable Finding better(@Nullable Finding one, @Nullable Finding other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            int difference = other.severity() - one.severity();
            if (difference == 0) {
                difference = other.action().base() - one.action().base();
            }
            return difference > 0 ? other : one;
        }

        private @Nullable Finding finding(Command command, Command.Candidate candidate) {
            Reading reading = candidate.reading();
            String read = reading.action();
            if (read.isEmpty() || !identity.isBelievable(command, candidate, image)) {
                return null;
            }
            Product product = identity.product(reading, command, image, event.originalFileName());
            String id = command.isAutostart() ? "persist" : read;
            if (isRemoteSession(command, candidate, read)) {
                id = "remote-ssh";
            }
            Set<String> ids = new LinkedHashSet<>(reading.signals());
            addLaunch(ids, command);
            if (!reading.grammar().isSystem()) {
                addPlace(ids, placeOf(command), command, candidate);
            }
            if (identity.isRenamed(command, candidate)) {
                ids.add("renamed-binary");
                ids.remove("developer-path");
            }
            if (reading.isOdd() || command.isProgramOdd() || isAroundOdd(command) || parent.isObfuscated()) {
                ids.add("obfuscated");
            }
            if (!command.isProcessItself() || reading.isViaScript()) {
                ids.add("carried");
            }
            return finding(product, id, ids, command, candidate);
        }

        private boolean isAroundOdd(Command command) {
            for (Command above = command.carrier(); above != null; above = above.carrier()) {
                if (above.isProgramOdd()) {
                    return true;
                }
            }
            return false;
        }

        private Finding finding(
                Product product,
                String action,
                Set<String> ids,
                @Nullable Command command,
                Command.@Nullable Candidate candidate) {
            Action what = actionOf(action);
            if (action.equals("remote-ssh")) {
                ids.retainAll(identity.signalsThatCountForRemoteSsh());
            }
            if (ids.contains("gui-started")) {
                ids.remove("licence-accepted");
            }
            List<Signal> counted = signals.of(ids);
            int severity = Severity.of(what, counted, signals);
            return new Finding(
                    product.tool(), product.label(), what, severity, counted, pathOf(command), command, candidate);
        }

        private Action actionOf(String id) {
            Action action = actions.get(id);
            if (action == null) {
                throw new IllegalStateException(
                        "A grammar names the action " + id + ", which is not in actions.table.");
            }
            return action;
        }

        /** The path that the folder signals look at: the image for the process itself. */
        private ProgramPath placeOf(Command command) {
            return isImage(command) ? image : command.program();
        }

        /** The program's path as the event writes it, for people. */
        private String pathOf(@Nullable Command command) {
            return command == null || isImage(command)
                    ? event.image()
                    : command.words().get(0).text();
        }

        private boolean isImage(Command command) {
            return command.depth() == 0 && !image.full().isEmpty();
        }

        private void addLaunch(Set<String> ids, Command command) {
            ids.addAll(command.launcherSignals());
            ids.addAll(parent.signals());
            if (ids.contains("script-file") && parent.isTool()) {
                ids.remove("script-file");
            }
            if (setsEnvironment) {
                ids.add("cli-environment");
            }
            if (isDesktop(parent.path()) && !parent.isCommandLine() && command.isProcessItself()) {
                ids.add("gui-started");
            }
        }

        private boolean isDesktop(ProgramPath path) {
            if (folders.isUnusual(path)) {
                return false;
            }
            for (Fork fork : grammars.forks()) {
                if (fork.isDesktop(path)) {
                    return true;
                }
            }
            return false;
        }

        private void addPlace(Set<String> ids, ProgramPath path, Command command, Command.Candidate candidate) {
            boolean interpreted = command.depth() > 0 && command.isProcessItself() && folders.isUnusual(image);
            if (path.folder().isEmpty() && !interpreted) {
                return;
            }
            if (folders.isUnusual(path) || interpreted) {
                ids.add("unusual-folder");
            } else if (identity.isInstalled(path) || folders.isInstalled(path)) {
                ids.add("developer-path");
            } else if (!folders.isOwn(path) && isAbsolute(path)) {
                ids.add("outside-install-folder");
            }
            if (identity.isRelocated(path, candidate) && !folders.isInstalled(path)) {
                ids.add("relocated-binary");
            }
        }

        private boolean isAbsolute(ProgramPath path) {
            String full = path.full();
            return full.startsWith("/") || full.indexOf(':') == 1 || full.startsWith("%") || full.startsWith("~");
        }

        /** Remote-SSH, WSL and dev containers, told from a tunnel by more than their folder. */
        private boolean isRemoteSession(Command command, Command.Candidate candidate, String action) {
            Reading reading = candidate.reading();
            if (!action.equals("server") && !action.equals("shell")) {
                return false;
            }
            if (reading.signals().contains("exposed-address") || !identity.isEditorServer(candidate)) {
                return false;
            }
            boolean inFolder = identity.isInServerFolder(command.program()) || identity.isInServerFolder(image);
            return inFolder
                    && (action.equals("shell")
                            || identity.hasRemoteSshToken(reading)
                            || command.isWithin("remote-session")
                            || parent.isOf("remote-session")
                            || isRemoteSshParent());
        }

        private boolean isRemoteSshParent() {
            Finding above = parentFinding();
            return above != null && above.action().id().equals("remote-ssh");
        }

        private @Nullable Finding parentFinding() {
            if (parentFinding == null && !parentJudged) {
                parentJudged = true;
                if (gate.mayHost(event.parentImage(), event.parentCommandLine())) {
                    parentFinding = new Case(parent.event()).ownFinding();
                }
            }
            return parentFinding;
        }

        private @Nullable Finding parentFinding;
        private boolean parentJudged;

        /** What this process does by itself, whatever its parent. */
        private @Nullable Finding ownFinding() {
            Finding best = null;
            for (Command command : root.all()) {
                for (Command.Candidate candidate : command.candidates()) {
                    best = better(best, finding(command, candidate));
                }
            }
            return better(best, byImage());
        }

        /** A server's own node, where the event has no command line. */
        private @Nullable Finding byImage() {
            if (!event.commandLine().isEmpty() || !identity.isServerRuntime(image)) {
                return null;
            }
            Set<String> ids = new LinkedHashSet<>(parent.signals());
            if (folders.isUnusual(image)) {
                ids.add("unusual-folder");
            }
            boolean session = parent.isOf("remote-session") && identity.isInServerFolder(image);
            return finding(identity.productAt(image), session ? "remote-ssh" : "server", ids, null, null);
        }

        /** Whatever runs under a remote editor's server was started by the remote person or their editor. */
        private @Nullable Finding underServer() {
            Finding above = parentFinding();
            if (above == null && identity.isServerRuntime(parent.path())) {
                above = new Case(new ProcessEvent(event.parentImage(), "", "", "", "")).byImage();
            }
            if (above == null || !isServerItself(above)) {
                return null;
            }
            String action = above.action().id();
            boolean session = action.equals("remote-ssh") && isHost(above);
            boolean server = (action.equals("server") && isHost(above))
                    || (action.equals("web") && above.command() != null && identity.isStandaloneServer(above.tool()));
            if (!session && !server) {
                return null;
            }
            Set<String> ids = new LinkedHashSet<>();
            for (Signal signal : above.signals()) {
                if (Severity.isOutOfPlace(signal)) {
                    ids.add(signal.id());
                }
            }
            if (isHidingItself()) {
                ids.add("obfuscated");
            }
            String did = session ? "remote-ssh" : "operator";
            return finding(new Product(above.tool(), above.label()), did, ids, null, null);
        }

        /** The server, or the shell that runs its script: not a program that has it started somewhere else. */
        private boolean isServerItself(Finding above) {
            Command command = above.command();
            return command == null || command.isProcessItself() || (command.depth() == 1 && command.isScriptOfShell());
        }

        /** Remote-SSH's ssh is a client: what it starts is not under a server. */
        private boolean isHost(Finding above) {
            Command.Candidate candidate = above.candidate();
            return candidate == null || candidate.reading().grammar().isHost();
        }

        private boolean isHidingItself() {
            for (Command command : root.all()) {
                if (command.isProgramOdd() || command.launcherSignals().contains("script-host-parent")) {
                    return true;
                }
                for (Word word : command.words()) {
                    if (word.odd()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** Sysmon writes {@code -} for what it could not read, and some exports write {@code null}. */
    private static String value(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String value = text.strip();
        return value.equals("-") || value.equals("null") || value.equals("(null)") ? "" : value;
    }
}
