package io.idetunnel.artifact;

/** Windows keeps a program and its arguments apart in tasks and shortcuts; here they become one line. */
final class WindowsLine {

    private WindowsLine() {}

    static Command of(String program, String arguments) {
        return startedBy("", program, arguments);
    }

    /** The same, of what {@code starter} is going to start. */
    static Command startedBy(String starter, String program, String arguments) {
        String image = program.length() >= 2 && program.startsWith("\"") && program.endsWith("\"")
                ? program.substring(1, program.length() - 1)
                : program;
        String quoted = image.indexOf(' ') >= 0 ? '"' + image + '"' : image;
        return Command.startedBy(starter, image, arguments.isEmpty() ? quoted : quoted + " " + arguments);
    }
}
