package io.idetunnel.artifact;

import java.nio.file.InvalidPathException;

/**
 * A configured path with patterns, split where its patterns begin: {@code /data/*}{@code /work} into {@code /data} and
 * <code>*</code>{@code /work}. What stands before the first pattern is the administrator's own and may hold links.
 *
 * @param fixed the path before the first pattern
 * @param pattern the rest, relative to it; empty if there is no pattern
 */
record FolderPattern(String fixed, String pattern) {

    /**
     * Splits.
     *
     * @throws IllegalArgumentException if it is no absolute path; the message says what to write instead
     */
    static FolderPattern of(String text) {
        String path = text.replace('\\', '/');
        boolean absolute =
                path.startsWith("/") || (path.length() >= 3 && path.charAt(1) == ':' && path.charAt(2) == '/');
        if (!absolute) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no absolute path; write it from the root, as /home/*.");
        }
        StringBuilder fixed = new StringBuilder();
        StringBuilder pattern = new StringBuilder();
        for (String name : path.split("/", -1)) {
            if (name.equals("..") || name.equals("**")) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" holds \"" + name + "\"; name the folder itself, with * for any one name.");
            }
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            boolean inPattern = !pattern.isEmpty() || !NamePattern.of(name).isLiteral();
            StringBuilder part = inPattern ? pattern : fixed;
            if (!inPattern || !part.isEmpty()) {
                part.append(inPattern || path.startsWith("/") || !fixed.isEmpty() ? "/" : "");
            }
            part.append(name);
        }
        checkPath(text, fixed.toString());
        return new FolderPattern(fixed.isEmpty() ? "/" : fixed.toString(), pattern.toString());
    }

    private static void checkPath(String text, String fixed) {
        try {
            PathText.parse(fixed);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no path on this system.", e);
        }
    }
}
