package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a path leads over symbolic links of the administrator alone. A home may well be such a link; a link that a user put
 * in the place of a home would have the scan take another's home for his.
 */
final class LinkTrust {

    private static final int MOST_LINKS = 40;

    private final Set<UserPrincipal> trusted = new HashSet<>();

    /** Trusts links of root and of the account that scans. Where there is no root (Windows), links take a privilege to make. */
    LinkTrust() {
        for (String name : new String[] {"root", System.getProperty("user.name", "")}) {
            try {
                trusted.add(
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
            } catch (IOException | UnsupportedOperationException e) {
                // No such account: nothing is trusted for it.
            }
        }
    }

    /**
     * Looks at every link on the way, and at every link on the way of that.
     *
     * @param path an absolute path
     * @throws IOException if something on the way is not there or cannot be looked at
     */
    boolean isTrusted(Path path) throws IOException {
        if (Platform.current() == Platform.WINDOWS) {
            return true;
        }
        Deque<Path> ahead = new ArrayDeque<>();
        path.forEach(ahead::addLast);
        Path at = path.getRoot();
        int links = 0;
        while (at != null && !ahead.isEmpty()) {
            Path next = at.resolve(ahead.removeFirst()).normalize();
            BasicFileAttributes attributes =
                    Files.readAttributes(next, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isSymbolicLink()) {
                at = next;
                continue;
            }
            if (++links > MOST_LINKS || !trusted.contains(Files.getOwner(next, LinkOption.NOFOLLOW_LINKS))) {
                return false;
            }
            Path target = Files.readSymbolicLink(next);
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                ahead.addFirst(target.getName(i));
            }
            at = target.isAbsolute() ? target.getRoot() : at;
        }
        return true;
    }
}
