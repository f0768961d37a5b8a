package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks for tunnel artifacts on this host or on a mounted image: in every user's home, in the places of the system, in
 * configured folders and, on this host, among processes and (Windows) registry values. What is looked for stands in
 * {@code artifacts.table}.
 *
 * <p>It opens only files that a row of that table says how to read, never one with the name of a token file; it follows no
 * symbolic link and enters no mounted file system out of a home; it reads no more than a bounded amount of anything, and waits
 * for nothing longer than a minute. Whatever it could not look at is told as a {@link Gap}.
 */
public final class Scan {

    /** The place of artifacts that belong to no home. */
    public static final String SYSTEM = "system";

    /** The place of running processes. */
    public static final String PROCESSES = "processes";

    /** The place of registry values. */
    public static final String REGISTRY = "registry";

    private final Root root;
    private final ArtifactTable table;
    private final Surroundings surroundings;
    private final Set<String> places = new HashSet<>();
    private int homesRead;
    private int homesUnreadable;
    private int homesShared;
    private int processes;

    private Scan(Root root, ArtifactTable table, Surroundings surroundings) {
        this.root = root;
        this.table = table;
        this.surroundings = surroundings;
    }

    /**
     * A scan of this host.
     *
     * @param severity how grave a command line is, 0 if it is not that of a tunnel's tool; asked in a thread of the scan. Those
     *     of 0 are left out where they are found, and of many in one file the gravest are kept.
     */
    public static Scan ofThisHost(ScanOptions options, ToIntFunction<Command> severity) {
        return of(Root.live(), Mounts.live(), options, Limits.STANDARD, severity);
    }

    /**
     * A scan of an image.
     *
     * @param root where the root of its file system is mounted
     * @param severity as for {@link #ofThisHost}
     * @throws IOException if that is no folder that can be read
     */
    public static Scan ofImage(Path root, ScanOptions options, ToIntFunction<Command> severity) throws IOException {
        Path real = root.toRealPath();
        Folder.open(real).close();
        return of(Root.image(real), Mounts.none(), options, Limits.STANDARD, severity);
    }

    /** A number that changes when the table of artifacts does. */
    public int tableVersion() {
        return table.fingerprint();
    }

    static Scan of(Root root, Mounts mounts, ScanOptions options, Limits limits, ToIntFunction<Command> severity) {
        Accounts accounts = Accounts.parse(passwd(root), root.isLive());
        return new Scan(
                root,
                ArtifactTable.of(root.platform()),
                new Surroundings(severity, root.isLive(), mounts, accounts, options, limits));
    }

    private static List<String> passwd(Root root) {
        if (root.platform() == Platform.WINDOWS) {
            return List.of();
        }
        try {
            Path file = root.isLive() ? root.at("/etc/passwd") : root.withoutLinks(root.at("/etc/passwd"));
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return List.of();
            }
            try (var channel = Files.newByteChannel(file)) {
                return Lines.of(BoundedRead.of(channel, 16 * 1024 * 1024));
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Scans. To be called once.
     *
     * @param sink takes what is found, place after place, in this thread
     * @return what was covered
     */
    public ScanSummary run(Consumer<Observation> sink) {
        try (Patience patience = new Patience(surroundings.limits().stalledPlaces())) {
            homes(patience, sink);
            system(patience, sink);
            extraPaths(patience, sink);
            if (root.isLive()) {
                processes(patience, sink);
                registry(patience, sink);
            }
        }
        return new ScanSummary(homesRead, homesUnreadable, homesShared, processes, places);
    }

    private void homes(Patience patience, Consumer<Observation> sink) {
        Homes homes = Homes.find(
                root,
                surroundings.mounts(),
                surroundings.accounts(),
                surroundings.options().homes());
        for (Gap gap : homes.gaps()) {
            homesUnreadable += gap.kind().equals("home") ? 1 : 0;
            sink.accept(gap);
        }
        PatternTree tree = table.homeTree();
        for (Home home : homes.all()) {
            if (walk(tree, home, home.path(), patience, sink)) {
                homesRead++;
                homesShared += home.shared() ? 1 : 0;
            } else {
                homesUnreadable++;
            }
        }
    }

    /** The places of the system, one walk for each folder that the administrator's part of a row names. */
    private void system(Patience patience, Consumer<Observation> sink) {
        Map<String, PatternTree> trees = new LinkedHashMap<>();
        for (Row row : table.rows(Base.ROOT)) {
            trees.computeIfAbsent(row.prefix(), prefix -> table.emptyTree()).add(row.path(), row);
        }
        Set<Path> walked = new HashSet<>();
        trees.forEach((prefix, tree) -> {
            Path folder = real(prefix);
            if (folder != null && walked.add(folder)) {
                walk(tree, new Home(folder, prefix, "", false), SYSTEM, patience, sink);
            }
        });
        places.add(SYSTEM);
    }

    private void extraPaths(Patience patience, Consumer<Observation> sink) {
        for (String text : surroundings.options().extraPaths()) {
            FolderPattern pattern = FolderPattern.of(text);
            Path folder = real(pattern.fixed());
            if (folder != null) {
                PatternTree tree = table.dataFolderTree(pattern.pattern());
                walk(tree, new Home(folder, pattern.fixed(), "", false), text, patience, sink);
            }
        }
    }

    private @Nullable Path real(String path) {
        try {
            return root.isLive() ? root.at(path).toRealPath() : root.withoutLinks(root.at(path));
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** Walks one folder; false if all of it is a gap. */
    private boolean walk(PatternTree tree, Home home, String place, Patience patience, Consumer<Observation> sink) {
        Harvest harvest = new Harvest(surroundings.limits().observationsPerPlace());
        Walker walker = new Walker(tree, home, place, surroundings, harvest);
        String why =
                patience.run(walker::walk, surroundings.limits().timePerPlace().plusSeconds(1));
        if (!why.isEmpty()) {
            harvest.addLast(new Gap("home", home.path(), place, home.user(), home.shared(), why));
        }
        boolean covered = true;
        for (Observation observation : harvest.take()) {
            covered &= !(observation instanceof Gap gap && gap.path().equals(home.path()));
            sink.accept(observation);
        }
        places.add(place);
        return covered;
    }

    private void processes(Patience patience, Consumer<Observation> sink) {
        if (root.platform() == Platform.WINDOWS) {
            return;
        }
        for (Observation observation : listed("processes", PROCESSES, patience, this::listProcesses)) {
            sink.accept(observation);
        }
    }

    private void registry(Patience patience, Consumer<Observation> sink) {
        if (root.platform() == Platform.WINDOWS) {
            Supplier<List<Observation>> list = () -> new RegistryValues(table, SystemTool::execute).list();
            for (Observation value : listed("registry", REGISTRY, patience, list)) {
                told(value).ifPresent(sink);
            }
        }
    }

    private Optional<Observation> told(Observation observation) {
        return observation instanceof Artifact artifact
                        && surroundings
                                .told(artifact.report(), artifact.content())
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(observation);
    }

    private List<Observation> listed(String kind, String place, Patience patience, Supplier<List<Observation>> list) {
        Harvest harvest = new Harvest(Integer.MAX_VALUE);
        String why = patience.run(
                () -> harvest.addAll(list.get()), surroundings.limits().timePerPlace());
        if (!why.isEmpty()) {
            harvest.addLast(new Gap(kind, place, place, "", false, why));
        }
        places.add(place);
        return harvest.take();
    }

    private List<Observation> listProcesses() {
        List<Observation> observations = new ArrayList<>();
        try {
            List<Processes.Listed> listed;
            if (root.platform() == Platform.LINUX) {
                ProcFolder proc = new ProcFolder(Path.of("/proc"), surroundings.accounts());
                listed = proc.list();
                if (proc.isIncomplete()) {
                    observations.add(processGap("/proc", "other users' processes are hidden from this account"));
                }
                for (String shortcoming : proc.shortcomings()) {
                    observations.add(processGap(PROCESSES, shortcoming));
                }
            } else {
                listed = ProcessStatus.list(SystemTool::execute);
            }
            processes = listed.size();
            for (Observation process :
                    Processes.artifacts(listed, ProcessHandle.current().pid())) {
                try {
                    told(process).ifPresent(observations::add);
                } catch (RuntimeException | StackOverflowError e) {
                    observations.add(processGap(
                            process.path(), "judging it failed (" + e.getClass().getSimpleName() + ")"));
                }
            }
        } catch (IOException e) {
            observations.add(processGap(PROCESSES, "the processes cannot be listed"));
        }
        return observations;
    }

    private static Gap processGap(String path, String why) {
        return new Gap("processes", path, PROCESSES, "", false, why);
    }
}
