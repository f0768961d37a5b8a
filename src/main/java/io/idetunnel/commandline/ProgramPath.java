package io.idetunnel.commandline;

import java.util.List;

/**
 * Where a program lies, in one spelling for every platform: lower case, {@code /} between folders, no {@code \\?\},
 * {@code \??\} or device name in front, well-known short names ({@code PROGRA~1}) in full.
 *
 * @param full the path; empty if there is none
 * @param name its last part, without the extension of a program
 */
public record ProgramPath(String full, String name) {

    /** No program. */
    public static final ProgramPath NONE = new ProgramPath("", "");

    private static final String[] EXTENSIONS = {
        ".exe", ".cmd", ".bat", ".com", ".sh", ".dll", ".appimage", ".scr", ".pif"
    };

    private static final String[][] SHORT_NAMES = {
        {"/progra~1/", "/program files/"},
        {"/progra~2/", "/program files (x86)/"},
        {"/progra~3/", "/programdata/"},
        {"/micros~1/", "/microsoft vs code/"},
        {"/micros~2/", "/microsoft vs code/"},
        {"/micros~3/", "/microsoft vs code/"},
        {"/docume~1/", "/documents and settings/"},
        {"/appdat~1/", "/appdata/"},
        {"/applic~1/", "/application data/"},
        {"/locals~1/", "/local settings/"},
        {"/downlo~1/", "/downloads/"},
        {"/jetbra~1/", "/jetbrains/"},
        {"/chocol~1/", "/chocolatey/"},
    };

    /** The path of {@code text}, which may be quoted, as an event or a command line has it. */
    public static ProgramPath of(String text) {
        String path = Text.lower(Text.plain(text)).strip();
        path = withoutQuotes(path).replace('\\', '/');
        path = withoutPrefix(path);
        if (path.endsWith(" (deleted)")) {
            path = path.substring(0, path.length() - " (deleted)".length());
        }
        path = collapsed(path);
        if (path.indexOf('~') >= 0) {
            path = withLongNames(path);
        }
        int slash = path.lastIndexOf('/');
        return new ProgramPath(path, nameOf(path.substring(slash + 1)));
    }

    /** The folder, with the {@code /} that ends it; empty if the path is a mere name. */
    public String folder() {
        return full.substring(0, full.lastIndexOf('/') + 1);
    }

    /** The last part of the path, extension included. */
    public String file() {
        return full.substring(full.lastIndexOf('/') + 1);
    }

    /** {@code Code - Insiders.exe} is {@code code-insiders} on other platforms. */
    static String nameOf(String file) {
        String name = file.replace(" - ", "-");
        while (name.endsWith(".") || name.endsWith(" ")) {
            name = name.substring(0, name.length() - 1);
        }
        for (String extension : EXTENSIONS) {
            if (name.length() > extension.length() && name.endsWith(extension)) {
                return name.substring(0, name.length() - extension.length());
            }
        }
        return name;
    }

    private static String withoutQuotes(String path) {
        String bare = path.indexOf('"') >= 0 ? path.replace("\"", "") : path;
        if (bare.length() > 1 && bare.charAt(0) == '\'' && bare.charAt(bare.length() - 1) == '\'') {
            return bare.substring(1, bare.length() - 1);
        }
        return bare;
    }

    private static String withoutPrefix(String text) {
        int start = 0;
        while (text.startsWith("//?/", start) || text.startsWith("/??/", start) || text.startsWith("//./", start)) {
            start += 4;
        }
        String path = text.substring(start);
        if (start > 0 && path.startsWith("unc/")) {
            return "//" + path.substring(4);
        }
        if (path.startsWith("/device/harddiskvolume") || path.startsWith("globalroot/device/harddiskvolume")) {
            int slash = path.indexOf('/', path.indexOf("harddiskvolume"));
            return slash < 0 ? "" : "c:" + path.substring(slash);
        }
        if (path.startsWith("/systemroot/")) {
            return "c:/windows/" + path.substring(12);
        }
        return path;
    }

    private static String collapsed(String path) {
        if (path.indexOf("//", 1) < 0 && !path.contains("/./") && !path.contains("/../")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        int at = 0;
        if (path.startsWith("//")) {
            out.append("//");
            at = 2;
        }
        int root = out.length();
        while (at < path.length()) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(at, end);
            if (part.equals("..")) {
                out.setLength(Math.max(root, out.lastIndexOf("/", out.length() - 2) + 1));
            } else if (!part.isEmpty() && !part.equals(".")) {
                out.append(part);
                if (slash >= 0) {
                    out.append('/');
                }
            } else if (part.isEmpty() && out.length() == 0) {
                out.append('/');
            }
            at = end + 1;
        }
        return out.toString();
    }

    private static String withLongNames(String path) {
        String longer = path;
        for (String[] pair : SHORT_NAMES) {
            longer = longer.replace(pair[0], pair[1]);
        }
        return longer;
    }

    /** Whether any of the patterns matches the path. */
    public boolean isIn(List<Glob> patterns) {
        for (Glob pattern : patterns) {
            if (pattern.matchesLower(full)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code program} could be this program's name, short names ({@code CODE-T~1}) included. */
    boolean isNamed(String program) {
        int tilde = name.indexOf('~');
        if (tilde == 6 && tilde == name.length() - 2 && Text.isDigit(name.charAt(tilde + 1))) {
            return program.length() > 8 && program.startsWith(name.substring(0, tilde));
        }
        return name.equals(program);
    }
}
