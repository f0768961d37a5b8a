package io.idetunnel.artifact;

import io.idetunnel.artifact.PatternTree.Node;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Walks one folder for all patterns of a tree at once, and never out of it: a symbolic link is followed only to what lies in
 * the same folder, once, and without a further link on the way; another file system is not entered.
 */
final class Walker {

    /** A link to it switches off what would have this name: systemd calls it masked. */
    private static final Path NOTHING = Path.of("/dev/null");

    private final PatternTree tree;
    private final Home home;
    private final String place;
    private final Surroundings surroundings;
    private final Harvest harvest;
    private final long deadline;
    private final FileReader reader;

    /**
     * A walk.
     *
     * @param tree what is looked for
     * @param home the folder it starts from
     * @param place the part of the scan it belongs to
     */
    Walker(PatternTree tree, Home home, String place, Surroundings surroundings, Harvest harvest) {
        this.tree = tree;
        this.home = home;
        this.place = place;
        this.surroundings = surroundings;
        this.harvest = harvest;
        this.deadline = System.nanoTime() + surroundings.limits().timePerPlace().toNanos();
        this.reader = new FileReader(tree, home, surroundings.options().hash());
    }

    /** Walks; what cannot be read becomes a gap. */
    void walk() {
        try (Folder folder = Folder.open(home.folder())) {
            String device = Device.of(folder.attributes());
            new Level(folder, home.path(), device, List.of(tree.root()), List.of(), 0).walk();
        } catch (NoSuchFileException e) {
            // A home that nobody has logged in to yet.
        } catch (IOException e) {
            harvest.addLast(gap("home", home.path(), why(e)));
        } catch (LimitReachedException e) {
            harvest.addLast(gap("home", home.path(), e.why()));
        }
    }

    private Gap gap(String kind, String path, String why) {
        return new Gap(kind, path, place, home.user(), home.shared(), why);
    }

    /** The reason that a gap gives for a failure of the file system. */
    static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
        return reason == null || reason.isBlank() ? "it cannot be read" : reason;
    }

    /** An entry that a link led to. */
    private record Target(Folder folder, Path name, BasicFileAttributes attributes) {}

    /** One folder of the walk, open. */
    private final class Level {

        private final Folder folder;
        private final String path;
        private final String device;
        private final List<Node> expected = new ArrayList<>();
        private final List<Node> deep = new ArrayList<>();
        private final int depth;
        private int files;

        /**
         * A folder.
         *
         * @param path it as text
         * @param reached the nodes that stand for this folder
         * @param deepAbove the nodes above that stand for every folder below
         * @param depth how many folders below the one that the first of them was met in
         */
        Level(Folder folder, String path, String device, List<Node> reached, List<Node> deepAbove, int depth) {
            this.folder = folder;
            this.path = path;
            this.device = device;
            this.depth = depth;
            if (depth <= surroundings.options().maxDepth()) {
                deep.addAll(deepAbove);
            }
            for (Node node : reached) {
                expect(node);
            }
            for (Node node : List.copyOf(deep)) {
                expect(node);
            }
        }

        private void expect(Node node) {
            for (Node child : node.children()) {
                if (!child.isAnyDepth()) {
                    expected.add(child);
                } else if (!deep.contains(child)) {
                    deep.add(child);
                }
            }
        }

        void walk() throws IOException, LimitReachedException {
            boolean complete = mustList() && list();
            if (!complete) {
                for (Node node : expected) {
                    if (node.name().isLiteral()) {
                        entry(Path.of(node.name().text()), node.name().text(), List.of(node));
                    }
                }
            }
        }

        private boolean mustList() {
            for (Node node : expected) {
                if (!node.name().isLiteral()) {
                    return true;
                }
            }
            return !deep.isEmpty();
        }

        /** Looks at every name; false if there are too many of them. */
        private boolean list() throws IOException, LimitReachedException {
            int limit = surroundings.limits().namesPerFolder();
            List<Path> names = folder.names(limit + 1);
            boolean complete = names.size() <= limit;
            for (Path name : complete ? names : names.subList(0, limit)) {
                String text = PathText.of(name);
                List<Node> matched = matching(text);
                boolean isNamed = complete || !isLiteral(matched);
                if (isNamed && (!matched.isEmpty() || !deep.isEmpty())) {
                    entry(name, text, matched);
                }
            }
            if (!complete) {
                harvest.add(gap("folder", path, "it has more than " + limit + " entries; the rest was not read"));
            }
            return complete;
        }

        private List<Node> matching(String name) {
            List<Node> matched = List.of();
            for (Node node : expected) {
                if (node.name().matches(name)) {
                    matched = matched.isEmpty() ? new ArrayList<>() : matched;
                    matched.add(node);
                }
            }
            return matched;
        }

        private boolean isLiteral(List<Node> nodes) {
            return nodes.size() == 1 && nodes.get(0).name().isLiteral();
        }

        private void entry(Path name, String text, List<Node> matched) throws LimitReachedException {
            if (System.nanoTime() > deadline) {
                throw new LimitReachedException("it took longer than "
                        + surroundings.limits().timePerPlace().toSeconds() + " seconds; the rest was not read");
            }
            try {
                BasicFileAttributes attributes = folder.attributes(name);
                if (attributes.isSymbolicLink()) {
                    link(name, text, matched);
                } else {
                    found(folder, name, text, attributes, matched);
                }
            } catch (NoSuchFileException e) {
                // It was removed since it was listed, or is a name that this folder just does not have.
            } catch (IOException e) {
                harvest.add(gap("file", child(text), why(e)));
            }
        }

        private void found(Folder in, Path name, String text, BasicFileAttributes attributes, List<Node> matched)
                throws IOException, LimitReachedException {
            if (Folder.isRealFolder(attributes)) {
                for (Row row : rows(matched)) {
                    if (row.reading() == Reading.FOLDER) {
                        artifact(in, name, text, attributes, row, new Content.FolderName());
                    }
                }
                enter(in, name, text, attributes, matched);
                return;
            }
            for (Row row : rows(matched)) {
                if (row.reading() != Reading.FOLDER && row.reading() != Reading.LINK) {
                    file(in, name, text, attributes, row);
                }
            }
        }

        private void file(Folder in, Path name, String text, BasicFileAttributes attributes, Row row)
                throws LimitReachedException {
            if (++files > surroundings.limits().filesPerFolder()) {
                harvest.add(gap(
                        "folder",
                        path,
                        "it has more than " + surroundings.limits().filesPerFolder()
                                + " files of this kind; the rest was not read"));
                return;
            }
            FileReader.Result result = Folder.isRealFile(attributes)
                    ? reader.read(in, name, attributes, row)
                    : FileReader.Result.notRead("it is a FIFO, a socket or a device; it was not opened");
            if (result.content() instanceof Content.NotRead notRead && row.report() == Report.TUNNEL) {
                harvest.add(gap("file", child(text), notRead.why()));
            } else if (!result.isGone()) {
                judged(in, name, text, attributes, row, result);
            }
        }

        private void judged(
                Folder in, Path name, String text, BasicFileAttributes attributes, Row row, FileReader.Result result)
                throws LimitReachedException {
            Optional<Content> told;
            try {
                told = surroundings.told(row.report(), result.content());
            } catch (RuntimeException | StackOverflowError e) {
                // A line that the verdict cannot digest must not hide the rest of this home.
                harvest.add(gap(
                        "file",
                        child(text),
                        "judging it failed (" + e.getClass().getSimpleName() + ")"));
                return;
            }
            if (told.isPresent()) {
                artifact(in, name, text, attributes, row, told.get(), result.sha256());
            }
        }

        private void enter(Folder in, Path name, String text, BasicFileAttributes attributes, List<Node> matched)
                throws IOException, LimitReachedException {
            boolean goesOn = !deep.isEmpty() && depth < surroundings.options().maxDepth();
            for (Node node : matched) {
                goesOn |= !node.children().isEmpty();
            }
            if (!goesOn) {
                return;
            }
            if (isMounted(child(text), attributes)) {
                harvest.add(gap("folder", child(text), "another file system is mounted here; it was not entered"));
                return;
            }
            try (Folder inner = in.open(name, attributes)) {
                new Level(inner, child(text), device, matched, deep, deep.isEmpty() ? 0 : depth + 1).walk();
            } catch (NoSuchFileException e) {
                // Removed meanwhile.
            } catch (IOException e) {
                harvest.add(gap("folder", child(text), why(e)));
            }
        }

        private void link(Path name, String text, List<Node> matched) throws IOException, LimitReachedException {
            if (matched.isEmpty()) {
                return;
            }
            Path target = folder.target(name);
            if (target.equals(NOTHING)) {
                return;
            }
            boolean mustFollow = false;
            for (Node node : matched) {
                mustFollow |= !node.children().isEmpty();
            }
            for (Row row : rows(matched)) {
                if (row.reading() == Reading.LINK || row.reading().reader().isEmpty()) {
                    artifact(folder, name, text, folder.attributes(name), row, new Content.Link(PathText.of(target)));
                } else {
                    mustFollow = true;
                }
            }
            if (mustFollow) {
                follow(name, text, target, matched);
            }
        }

        private void follow(Path name, String text, Path target, List<Node> matched)
                throws IOException, LimitReachedException {
            Optional<Path> inside = inside(target);
            if (inside.isPresent()) {
                followInside(text, inside.get(), matched);
            } else if (isAdministrators()) {
                Path real = folder.path().resolve(name).toRealPath();
                try (Folder in = Folder.open(Objects.requireNonNull(real.getParent(), "a link has a folder"))) {
                    Path realName = real.getFileName();
                    readTarget(new Target(in, realName, in.attributes(realName)), text, matched);
                }
            } else {
                refuse(name, text, target, matched);
            }
        }

        private void followInside(String text, Path inside, List<Node> matched)
                throws IOException, LimitReachedException {
            Folder in = Folder.open(home.folder());
            try {
                String at = home.path();
                for (int i = 0; i < inside.getNameCount() - 1; i++) {
                    Path name = inside.getName(i);
                    at = child(at, PathText.of(name));
                    BasicFileAttributes attributes = in.attributes(name);
                    if (!Folder.isRealFolder(attributes) || isMounted(at, attributes)) {
                        harvest.add(gap(
                                "file",
                                child(text),
                                "a symbolic link over a further link or file system; it was not followed"));
                        return;
                    }
                    Folder above = in;
                    in = above.open(name, attributes);
                    above.close();
                }
                Path name = inside.getFileName();
                readTarget(new Target(in, name, in.attributes(name)), text, matched);
            } finally {
                in.close();
            }
        }

        private boolean isMounted(String at, BasicFileAttributes attributes) {
            return !Device.of(attributes).equals(device)
                    || surroundings.mounts().isMountPoint(at);
        }

        /** Reads what a link leads to, under the link's own name; what is itself a link is left alone. */
        private void readTarget(Target target, String text, List<Node> matched)
                throws IOException, LimitReachedException {
            if (target.attributes().isSymbolicLink()) {
                harvest.add(gap("file", child(text), "a symbolic link to a symbolic link; it was not followed"));
                return;
            }
            if (Folder.isRealFolder(target.attributes())) {
                enter(target.folder(), target.name(), text, target.attributes(), matched);
                return;
            }
            for (Row row : rows(matched)) {
                if (row.reading().reader().isPresent()) {
                    file(target.folder(), target.name(), text, target.attributes(), row);
                }
            }
        }

        /** Where in this home a link leads; nothing if it leads out of it, or to itself. */
        private Optional<Path> inside(Path target) {
            Path absolute = folder.path().resolve(target).normalize();
            if (absolute.startsWith(home.folder()) && !absolute.equals(home.folder())) {
                return Optional.of(home.folder().relativize(absolute));
            }
            try {
                Path seen = PathText.parse(home.path());
                return absolute.startsWith(seen) && !absolute.equals(seen)
                        ? Optional.of(seen.relativize(absolute))
                        : Optional.empty();
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        /** Whether only the administrator can have made this link: systemd's enabled units are links, by design. */
        private boolean isAdministrators() {
            if (!surroundings.isLive() || !place.equals(Scan.SYSTEM)) {
                return false;
            }
            try {
                Map<String, Object> unix =
                        Files.readAttributes(folder.path(), "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
                return Objects.equals(unix.get("uid"), 0)
                        && unix.get("mode") instanceof Integer mode
                        && (mode & 0022) == 0;
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                return false;
            }
        }

        private void refuse(Path name, String text, Path target, List<Node> matched)
                throws IOException, LimitReachedException {
            String why = "a symbolic link that leads out of this folder; it was not followed";
            boolean told = false;
            for (Row row : rows(matched)) {
                if (row.reading().reader().isPresent() && row.report() == Report.ALWAYS) {
                    Content link = new Content.Link(PathText.of(target));
                    artifact(folder, name, text, folder.attributes(name), row, link);
                    told = true;
                }
            }
            if (!told) {
                harvest.add(gap("file", child(text), why));
            }
        }

        private void artifact(
                Folder in, Path name, String text, BasicFileAttributes attributes, Row row, Content content)
                throws LimitReachedException {
            artifact(in, name, text, attributes, row, content, "");
        }

        private void artifact(
                Folder in,
                Path name,
                String text,
                BasicFileAttributes attributes,
                Row row,
                Content content,
                String sha256)
                throws LimitReachedException {
            harvest.add(new Artifact(
                    row.kind(),
                    child(text),
                    place,
                    row.isNamedAfterUser() ? text : home.user(),
                    home.shared(),
                    Optional.of(Facts.of(attributes, surroundings.accounts().owner(in, name))),
                    sha256,
                    content,
                    row.report(),
                    row.severity(),
                    row.isVolatile()));
        }

        private String child(String name) {
            return child(path, name);
        }

        private static String child(String folder, String name) {
            return folder.endsWith("/") ? folder + name : folder + "/" + name;
        }

        /** The rows of these nodes, each once. */
        private List<Row> rows(List<Node> nodes) {
            if (nodes.size() == 1) {
                return nodes.get(0).rows();
            }
            List<Row> rows = new ArrayList<>();
            for (Node node : nodes) {
                for (Row row : node.rows()) {
                    if (!rows.contains(row)) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        }
    }
}
