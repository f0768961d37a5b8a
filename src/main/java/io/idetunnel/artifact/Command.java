package io.idetunnel.artifact;

/**
 * A command line that an artifact carries, as its platform would write it. It may hold secrets: whoever prints it redacts it
 * first.
 *
 * @param image path of the program, where it is known apart from the line; else empty
 * @param line the command line
 * @param parentImage path of the parent's program; empty where nothing runs
 * @param parentLine command line of the parent; empty where nothing runs
 */
public record Command(String image, String line, String parentImage, String parentLine) {

    static Command of(String image, String line) {
        return new Command(image, line, "", "");
    }

    /** The name of this record alone: a command line may hold secrets, and must not reach a log by accident. */
    @Override
    public String toString() {
        return "Command[" + line.length() + " characters]";
    }
}
