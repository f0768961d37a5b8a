package io.idetunnel.score;

/**
 * A process creation, as far as it is judged. A field that the event lacks is the empty string; {@code -}, which Sysmon
 * writes for a value it could not read, means the same.
 *
 * @param image path of the program that was started
 * @param commandLine its command line, as the source wrote it
 * @param originalFileName the name in the program's version resource (Windows)
 * @param parentImage path of the program that started it
 * @param parentCommandLine the command line of that program
 */
public record ProcessEvent(
        String image, String commandLine, String originalFileName, String parentImage, String parentCommandLine) {}
