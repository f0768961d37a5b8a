package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The home folders of a host: those of its accounts, those where homes usually lie, and those configured. */
final class Homes {

    /** Folders that accounts of the system have for a home, and that hold no home's files. */
    private static final Set<String> NO_HOMES = Set.of(
            "/bin",
            "/dev",
            "/etc",
            "/lib",
            "/nonexistent",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/usr/bin",
            "/usr/games",
            "/usr/sbin",
            "/var/empty",
            "/var/run");

    private static final String AUTOMOUNT = "autofs";

    private final Root root;
    private final Mounts mounts;
    private final Map<String, String> userByPath = new HashMap<>();
    private final List<Home> homes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();
    private final LinkTrust trust = new LinkTrust();

    private Homes(Root root, Mounts mounts) {
        this.root = root;
        this.mounts = mounts;
    }

    /** Finds them. */
    static Homes find(Root root, Mounts mounts, Accounts accounts, List<String> patterns) {
        Homes found = new Homes(root, mounts);
        for (Accounts.Account account : accounts.all()) {
            String path = withoutSlash(account.home());
            if (path.startsWith("/") && !NO_HOMES.contains(path)) {
                found.userByPath.putIfAbsent(path, account.name());
                found.add(path, account.name());
            }
        }
        for (String pattern : usual(root.platform())) {
            found.addAll(FolderPattern.of(pattern));
        }
        for (String pattern : patterns) {
            found.addAll(FolderPattern.of(pattern));
        }
        return found;
    }

    private static List<String> usual(Platform platform) {
        return switch (platform) {
            case LINUX -> List.of("/root", "/home/*");
            case MACOS -> List.of("/var/root", "/Users/*");
            case WINDOWS -> List.of("/Users/*", "/Windows/ServiceProfiles/*", "/Windows/System32/config/systemprofile");
        };
    }

    /** In the order found, each once. */
    List<Home> all() {
        return homes;
    }

    /** Those that cannot be looked at, and why. */
    List<Gap> gaps() {
        return gaps;
    }

    private void addAll(FolderPattern pattern) {
        if (pattern.pattern().isEmpty()) {
            add(pattern.fixed(), "");
        } else {
            expand(root.at(pattern.fixed()), pattern.fixed(), pattern.pattern().split("/"), 0);
        }
    }

    private void expand(Path folder, String path, String[] names, int at) {
        if (at == names.length) {
            add(folder, path, "");
            return;
        }
        NamePattern pattern = NamePattern.of(names[at]);
        for (Path name : foldersIn(folder, path)) {
            String text = PathText.of(name);
            if (pattern.matches(text)) {
                expand(folder.resolve(name), withoutSlash(path) + "/" + text, names, at + 1);
            }
        }
    }

    private List<Path> foldersIn(Path folder, String path) {
        List<Path> folders = new ArrayList<>();
        if (!Files.exists(folder)) {
            return folders;
        }
        try (Folder opened = Folder.open(root.isLive() ? folder.toRealPath() : folder)) {
            for (Path name : opened.names(Limits.STANDARD.namesPerFolder())) {
                if (isFolder(opened, name)) {
                    folders.add(name);
                }
            }
        } catch (IOException e) {
            gaps.add(new Gap("folder", path, path, "", false, Walker.why(e)));
        }
        return folders;
    }

    private static boolean isFolder(Folder folder, Path name) {
        try {
            return Folder.isRealFolder(folder.attributes(name));
        } catch (IOException e) {
            return false;
        }
    }

    private void add(String path, String user) {
        try {
            add(root.at(path), path, user);
        } catch (InvalidPathException e) {
            // A line of the passwd file that names no path of this system.
        }
    }

    private void add(Path candidate, String path, String user) {
        String owner = user.isEmpty() ? userByPath.getOrDefault(path, path.substring(path.lastIndexOf('/') + 1)) : user;
        String type = mounts.type(path);
        if (type.equals(AUTOMOUNT)) {
            unreadable(path, owner, true, "it would have to be mounted first; it was not read");
            return;
        }
        try {
            if (root.isLive() && !trust.isTrusted(candidate)) {
                unreadable(
                        path,
                        owner,
                        false,
                        "its path leads over a symbolic link of another account than the administrator's");
                return;
            }
            Path folder = real(candidate);
            BasicFileAttributes attributes =
                    Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Object key = attributes.fileKey() == null ? folder : attributes.fileKey();
            if (Folder.isRealFolder(attributes) && known.add(key)) {
                homes.add(new Home(folder, path, owner, isShared(folder)));
            }
        } catch (NoSuchFileException e) {
            // An account whose home was never made.
        } catch (IOException e) {
            unreadable(path, owner, false, Walker.why(e));
        }
    }

    /** A home may be a link on its own host, by its administrator's will; on an image a link would lead to this host. */
    private Path real(Path path) throws IOException {
        return root.isLive() ? path.toRealPath() : root.withoutLinks(path);
    }

    private boolean isShared(Path folder) {
        if (!root.isLive()) {
            return false;
        }
        String type = mounts.type(PathText.of(folder));
        if (type.isEmpty()) {
            try {
                type = Files.getFileStore(folder).type();
            } catch (IOException e) {
                return false;
            }
        }
        return Mounts.isNetwork(type);
    }

    private void unreadable(String path, String user, boolean shared, String why) {
        if (known.add(path)) {
            gaps.add(new Gap("home", path, path, user, shared, why));
        }
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.equals("/") ? path : path.substring(0, end);
    }
}
