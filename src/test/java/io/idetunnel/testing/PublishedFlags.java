package io.idetunnel.testing;

import java.util.List;
import java.util.regex.Pattern;

/** The six published flags by their definition: {@code java.util.regex}, unanchored, ASCII-only case folding. */
public final class PublishedFlags {

    /** The fields, in their order. */
    public static final List<String> NAMES =
            List.of("IsTunnelCommand", "IsCodeCLI", "IsJetBrains", "HasGitHubAuth", "IsHeadless", "RiskScore");

    private static final Pattern TUNNEL_COMMAND = pattern("tunnel");
    private static final Pattern CODE_CLI = pattern("code\\.exe|code-tunnel|code-insiders");
    private static final Pattern JETBRAINS = pattern("jetbrains-gateway|gateway\\.exe|remote-dev-server|idea|pycharm");
    private static final Pattern GITHUB_AUTH = pattern("--github|github|--provider\\s+github");
    private static final Pattern HEADLESS = pattern("--cli|--no-browser|--accept-server-license-terms|serve-web");

    private PublishedFlags() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** The values of the six fields for an event whose fields have these values: any number of them, or none. */
    public static List<String> of(List<String> images, List<String> commandLines) {
        int tunnel = any(TUNNEL_COMMAND, commandLines);
        int gitHub = any(GITHUB_AUTH, commandLines);
        int headless = any(HEADLESS, commandLines);
        return List.of(
                "" + tunnel,
                "" + any(CODE_CLI, images),
                "" + any(JETBRAINS, images),
                "" + gitHub,
                "" + headless,
                "" + (tunnel + gitHub + headless));
    }

    private static int any(Pattern pattern, List<String> values) {
        return values.stream().anyMatch(value -> pattern.matcher(value).find()) ? 1 : 0;
    }
}
