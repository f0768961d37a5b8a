package io.idetunnel.score;

/** Whose rules a command line follows, by what the event shows. */
final class Platforms {

    private Platforms() {}

    /** Whether the event is from Windows: by the paths, then the version resource, then the line itself. */
    static boolean isWindows(ProcessEvent event) {
        int verdict = ofPath(event.image());
        if (verdict == 0) {
            verdict = ofPath(event.parentImage());
        }
        if (verdict == 0 && !event.originalFileName().isEmpty()) {
            verdict = 1;
        }
        if (verdict == 0) {
            verdict = ofLine(event.commandLine());
        }
        if (verdict == 0) {
            verdict = ofLine(event.parentCommandLine());
        }
        return verdict >= 0;
    }

    /** 1 for Windows, -1 for Linux and macOS, 0 if it does not show. */
    private static int ofPath(String path) {
        if (path.indexOf('\\') >= 0 || (path.length() > 2 && path.charAt(1) == ':') || endsWithExe(path)) {
            return 1;
        }
        return path.startsWith("/") ? -1 : 0;
    }

    private static boolean endsWithExe(String path) {
        return path.length() > 4 && path.regionMatches(true, path.length() - 4, ".exe", 0, 4);
    }

    private static int ofLine(String line) {
        if (line.indexOf(":\\") >= 0 || line.indexOf(".exe") >= 0 || line.indexOf(".EXE") >= 0) {
            return 1;
        }
        boolean single = line.indexOf('\'') >= 0 && line.indexOf('\'') != line.lastIndexOf('\'');
        return line.startsWith("/") || line.startsWith("./") || line.startsWith("~/") || single ? -1 : 0;
    }
}
