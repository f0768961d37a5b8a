package io.idetunnel.score;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The six published flags of a process event, as bits.
 *
 * <p>They are a contract: existing searches depend on them. Each is an unanchored match in which ASCII letters match in
 * either case. The patterns are alternations of literals, and {@code --provider\s+github} holds wherever {@code github}
 * does, so no regular expression is needed.
 */
public final class TunnelFlags {

    /** The command line says {@code tunnel}. */
    public static final int TUNNEL_COMMAND = 1;

    /** The image is {@code code.exe|code-tunnel|code-insiders}. */
    public static final int CODE_CLI = 1 << 1;

    /** The image is {@code jetbrains-gateway|gateway\.exe|remote-dev-server|idea|pycharm}. */
    public static final int JETBRAINS = 1 << 2;

    /** The command line says {@code --github|github|--provider\s+github}. */
    public static final int GITHUB_AUTH = 1 << 3;

    /** The command line says {@code --cli|--no-browser|--accept-server-license-terms|serve-web}. */
    public static final int HEADLESS = 1 << 4;

    /** What an image holds that sets a flag. */
    static final Map<String, Long> IMAGE_TEXTS = Map.of(
            "code.exe", (long) CODE_CLI,
            "code-tunnel", (long) CODE_CLI,
            "code-insiders", (long) CODE_CLI,
            "jetbrains-gateway", (long) JETBRAINS,
            "gateway.exe", (long) JETBRAINS,
            "remote-dev-server", (long) JETBRAINS,
            "idea", (long) JETBRAINS,
            "pycharm", (long) JETBRAINS);

    /** What a command line holds that sets a flag. */
    static final Map<String, Long> LINE_TEXTS = Map.of(
            "tunnel", (long) TUNNEL_COMMAND,
            "github", (long) GITHUB_AUTH,
            "--cli", (long) HEADLESS,
            "--no-browser", (long) HEADLESS,
            "--accept-server-license-terms", (long) HEADLESS,
            "serve-web", (long) HEADLESS);

    private final LiteralScanner images = new LiteralScanner(IMAGE_TEXTS);
    private final LiteralScanner commandLines = new LiteralScanner(LINE_TEXTS);

    /**
     * The flags that an image sets.
     *
     * @param text ASCII-compatible bytes (UTF-8) that hold the image's path in {@code [from, to)}
     * @return {@link #CODE_CLI} and {@link #JETBRAINS}, joined
     */
    public int ofImage(byte[] text, int from, int to) {
        return (int) images.scan(text, from, to);
    }

    /**
     * The flags that a command line sets.
     *
     * @param text ASCII-compatible bytes (UTF-8) that hold the command line in {@code [from, to)}
     * @return {@link #TUNNEL_COMMAND}, {@link #GITHUB_AUTH} and {@link #HEADLESS}, joined
     */
    public int ofCommandLine(byte[] text, int from, int to) {
        return (int) commandLines.scan(text, from, to);
    }

    /** The flags of a process event; an empty text, for a missing field, sets none. */
    public int of(String image, String commandLine) {
        byte[] imageBytes = image.getBytes(StandardCharsets.UTF_8);
        byte[] lineBytes = commandLine.getBytes(StandardCharsets.UTF_8);
        return ofImage(imageBytes, 0, imageBytes.length) | ofCommandLine(lineBytes, 0, lineBytes.length);
    }

    /** The score of a set of flags, 0 to 3: one each for tunnel command, GitHub and headless. */
    public static int riskScore(int flags) {
        return Integer.bitCount(flags & (TUNNEL_COMMAND | GITHUB_AUTH | HEADLESS));
    }
}
