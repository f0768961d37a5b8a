package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import io.idetunnel.commandline.Fork;
import io.idetunnel.commandline.Glob;
import io.idetunnel.commandline.Grammars;
import io.idetunnel.commandline.ProgramPath;
import io.idetunnel.commandline.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which product a command line belongs to, and whether the program that has it is what and where it should be. */
final class Identity {

    private static final String CLI = "vscode";
    private static final String SERVER = "vscode-server";
    private static final int COMMIT_LENGTH = 40;

    private final List<Fork> forks;
    private final List<Glob> serverPaths;

    Identity(Grammars grammars) {
        this.forks = grammars.forks();
        this.serverPaths = grammars.serverPaths();
    }

    /** The product of a reading: the fork by its folders, else by its name, else by its version resource, else the grammar's. */
    Product product(Reading reading, Command command, ProgramPath image, String originalName) {
        String grammar = reading.grammar().name();
        if (!grammar.equals(CLI) && !grammar.equals(SERVER) && !grammar.equals("wsl-server")) {
            return new Product(reading.grammar().product(), reading.grammar().title());
        }
        ProgramPath program = command.depth() == 0 && !image.full().isEmpty() ? image : command.program();
        Fork fork = forkOf(program, image, originalName);
        if (fork != null) {
            return new Product(fork.tool(), fork.product());
        }
        boolean unknownFork =
                program.name().endsWith("-tunnel") || isOtherServerFolder(program) || isOtherServerFolder(image);
        return unknownFork
                ? new Product("vscode-fork", "An editor made from VS Code")
                : new Product("vscode", "VS Code");
    }

    /** The product whose server's runtime {@code image} is. */
    Product productAt(ProgramPath image) {
        Fork fork = forkOf(image, image, "");
        return fork == null ? new Product("vscode", "VS Code") : new Product(fork.tool(), fork.product());
    }

    private @Nullable Fork forkOf(ProgramPath program, ProgramPath image, String originalName) {
        for (ProgramPath path : List.of(program, image)) {
            Fork fork = forkAt(path);
            if (fork != null) {
                return fork;
            }
        }
        String original = ProgramPath.of(originalName).name();
        for (Fork fork : forks) {
            if (fork.programs().contains(original) && !original.equals("code")) {
                return fork;
            }
        }
        return null;
    }

    private @Nullable Fork forkAt(ProgramPath path) {
        for (Fork fork : forks) {
            if (fork.isInstalledAt(path) || fork.hasServerAt(path)) {
                return qualified(fork, path);
            }
        }
        String name = withoutCommit(path.name());
        for (Fork fork : forks) {
            if (fork.programs().contains(name) || (fork.servers().contains(name) && !name.equals("code-server"))) {
                return fork;
            }
        }
        for (Fork fork : forks) {
            if (fork.hasDataAt(path)) {
                return qualified(fork, path);
            }
        }
        return null;
    }

    /** A server's folder says which quality it is: {@code servers/Insiders-<commit>}. */
    private Fork qualified(Fork fork, ProgramPath path) {
        if (fork.tool().equals("vscode") && path.full().contains("/servers/insiders-")) {
            for (Fork other : forks) {
                if (other.tool().equals("vscode-insiders")) {
                    return other;
                }
            }
        }
        return fork;
    }

    private static String withoutCommit(String name) {
        int dash = name.length() - COMMIT_LENGTH - 1;
        return dash > 0 && name.charAt(dash) == '-' ? name.substring(0, dash) : name;
    }

    /** Whether the name may be taken at its word: {@code code-server} and {@code bootstrap-fork} are two products' names each. */
    boolean isBelievable(Command command, Command.Candidate candidate, ProgramPath image) {
        String grammar = candidate.reading().grammar().name();
        if (candidate.evidence() != Command.Evidence.NAME) {
            return !isReadBelow(command, grammar) && !isScriptOfEditor(command, grammar);
        }
        String name = command.program().name();
        if (grammar.equals(CLI) && !isKnown(name)) {
            return candidate.reading().isConclusive();
        }
        boolean shared = name.equals("code-server") || name.startsWith("bootstrap-fork");
        if (!shared) {
            return true;
        }
        boolean serverPath = isServerPath(command.program()) || isServerPath(image) || isOwnLine(candidate.reading());
        return grammar.equals(SERVER) ? serverPath : !serverPath;
    }

    /** Whether a product of the family has a program of this name: {@code acme-tunnel} may be anyone's. */
    private boolean isKnown(String name) {
        for (Fork fork : forks) {
            if (fork.programs().contains(withoutCommit(name))) {
                return true;
            }
        }
        return name.indexOf('~') > 0;
    }

    private static boolean isOwnLine(Reading reading) {
        for (Reading.Given given : reading.given()) {
            switch (given.name()) {
                case "--start-server", "--enable-remote-auto-shutdown", "--agent-host-path" -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** A launcher's own words repeat what it carries. */
    private static boolean isReadBelow(Command command, String grammar) {
        for (Command below : command.all()) {
            if (below != command) {
                for (Command.Candidate candidate : below.candidates()) {
                    if (candidate.reading().grammar().name().equals(grammar)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** {@code Electron .../cli.js tunnel}: the editor that runs the script has been read already. */
    private static boolean isScriptOfEditor(Command command, String grammar) {
        Command above = command.carrier();
        if (above != null) {
            for (Command.Candidate candidate : above.candidates()) {
                if (candidate.evidence() == Command.Evidence.NAME
                        && candidate.reading().isViaScript()
                        && candidate.reading().grammar().name().equals(grammar)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the program has a name that is not its product's. */
    boolean isRenamed(Command command, Command.Candidate candidate) {
        if (candidate.evidence() == Command.Evidence.NAME
                || command.program().name().isEmpty()) {
            return false;
        }
        String name = command.program().name();
        boolean server = candidate.reading().grammar().name().equals(SERVER);
        return !(server && (name.endsWith("-server") || name.contains("-server-")));
    }

    /** Whether it is part of an editor's installation and lies in none: {@code code-tunnel} stands alone nowhere. */
    boolean isRelocated(ProgramPath path, Command.Candidate candidate) {
        if (!candidate.reading().grammar().name().equals(CLI) || path.folder().isEmpty()) {
            return false;
        }
        return isBundled(path.name()) && !isInstalled(path) && !path.folder().endsWith("/bin/");
    }

    private boolean isBundled(String name) {
        for (Fork fork : forks) {
            if (fork.programs().contains(name)) {
                return name.contains("-tunnel");
            }
        }
        return false;
    }

    boolean isInstalled(ProgramPath path) {
        for (Fork fork : forks) {
            if (fork.isInstalledAt(path)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is of the family that Remote-SSH and its kin run. */
    boolean isEditorServer(Command.Candidate candidate) {
        String grammar = candidate.reading().grammar().name();
        return grammar.equals(CLI) || grammar.equals(SERVER) || grammar.equals("wsl-server") || grammar.equals("zed");
    }

    /** Whether the path lies below a folder of Remote-SSH's kind: {@code .vscode-server}, {@code .<fork>-server}. */
    boolean isInServerFolder(ProgramPath path) {
        for (Fork fork : forks) {
            if (fork.hasServerAt(path)) {
                return true;
            }
        }
        return isOtherServerFolder(path);
    }

    private static boolean isOtherServerFolder(ProgramPath path) {
        int dash = path.full().indexOf("-server");
        while (dash > 0) {
            int slash = path.full().lastIndexOf('/', dash);
            boolean ends = path.full().startsWith("/", dash + 7) || path.full().startsWith("-insiders/", dash + 7);
            if (ends && slash >= 0 && path.full().charAt(slash + 1) == '.') {
                return true;
            }
            dash = path.full().indexOf("-server", dash + 1);
        }
        return false;
    }

    private boolean isServerPath(ProgramPath path) {
        return path.isIn(serverPaths) || isInServerFolder(path);
    }

    /** Whether the image is the node that a server brings along. */
    boolean isServerRuntime(ProgramPath image) {
        return image.name().equals("node") && isServerPath(image);
    }

    /** Remote-SSH gives its server a token that is none, or one in a file of its own folder. */
    boolean hasRemoteSshToken(Reading reading) {
        for (Reading.Given given : reading.given()) {
            for (String value : given.values()) {
                boolean token = given.name().equals("--connection-token") && value.equals("remotessh");
                boolean file = given.name().equals("--connection-token-file")
                        && value.endsWith(".token")
                        && isInServerFolder(ProgramPath.of(value));
                if (token || file) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isStandaloneServer(String tool) {
        return tool.equals("code-server") || tool.equals("openvscode-server");
    }

    /** Remote-SSH starts its server with a hidden PowerShell and a token; neither says anything there. */
    Set<String> signalsThatCountForRemoteSsh() {
        return Set.of("renamed-binary", "unusual-folder", "obfuscated", "carried", "no-connection-token");
    }
}
