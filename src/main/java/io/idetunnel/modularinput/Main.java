package io.idetunnel.modularinput;

/** What {@code bin/idetunnel_artifacts} starts. */
public final class Main {

    private Main() {}

    /** Answers one of splunkd's three calls and ends the process. */
    public static void main(String[] args) {
        System.exit(new ArtifactsInput().run(args));
    }
}
