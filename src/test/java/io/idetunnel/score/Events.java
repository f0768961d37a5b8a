package io.idetunnel.score;

/** Events for tests, in few words. */
final class Events {

    static final String SYSTEM32 = "C:\\Windows\\System32\\";
    static final String POWERSHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";
    static final String CMD = SYSTEM32 + "cmd.exe";
    static final String VS_CODE = "C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\";
    static final String CODE_TUNNEL = VS_CODE + "bin\\code-tunnel.exe";
    static final String COMMIT = "b6a47e94e326b5c209d118cf0f994d6065585705";

    private Events() {}

    static ProcessEvent event(String image, String line) {
        return new ProcessEvent(image, line, "", "", "");
    }

    static ProcessEvent event(String image, String line, String parent, String parentLine) {
        return new ProcessEvent(image, line, "", parent, parentLine);
    }
}
