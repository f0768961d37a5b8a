package io.idetunnel.artifact;

/**
 * A command line that an artifact carries, as its platform would write it. It may hold secrets: whoever prints it redacts it
 * first.
 *
 * @param image path of the program, where it is known apart from the line; else empty
 * @param line the command line
 * @param parentImage path of the program that starts it, or would; empty where that is not known
 * @param parentLine command line of that program; empty where nothing runs
 */
public record Command(String image, String line, String parentImage, String parentLine) {

    /** A command that {@code starter}, the path of a program or empty, is going to start. */
    static Command startedBy(String starter, String image, String line) {
        return new Command(image, line, starter, "");
    }

    /** The name of this record alone: a command line may hold secrets, and must not reach a log by accident. */
    @Override
    public String toString() {
        return "Command[" + line.length() + " characters]";
    }
}
