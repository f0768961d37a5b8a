package io.idetunnel.artifact;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Whose files these are: it decides which rows of the table apply. */
public enum Platform {
    LINUX,
    MACOS,
    WINDOWS;

    /** The platform this Java runs on; an unknown one is taken for Linux, whose places most Unixes share. */
    public static Platform current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? MACOS : LINUX;
    }

    /** The platform whose system disk is mounted at {@code root}, by the folders that only its own has. */
    public static Platform ofImage(Path root) {
        if (isFolder(root.resolve("Windows").resolve("System32"))) {
            return WINDOWS;
        }
        return isFolder(root.resolve("System").resolve("Library")) || isFolder(root.resolve("Users")) ? MACOS : LINUX;
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a row for {@code word} ({@code linux}, {@code unix}, {@code any}, ...) applies here. */
    boolean isMeantBy(String word) {
        return switch (word) {
            case "any" -> true;
            case "unix" -> this != WINDOWS;
            case "linux" -> this == LINUX;
            case "macos" -> this == MACOS;
            case "windows" -> this == WINDOWS;
            default -> throw new IllegalArgumentException("\"" + word + "\" is no platform of the artifact table.");
        };
    }
}
