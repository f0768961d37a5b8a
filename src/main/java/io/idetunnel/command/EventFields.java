package io.idetunnel.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that hold a process event's five parts. Each part names alternatives, of which the first that is not empty
 * counts, or none at all.
 */
public record EventFields(
        List<String> image,
        List<String> commandLine,
        List<String> originalFileName,
        List<String> parentImage,
        List<String> parentCommandLine) {

    /** Copies the lists. */
    public EventFields {
        image = List.copyOf(image);
        commandLine = List.copyOf(commandLine);
        originalFileName = List.copyOf(originalFileName);
        parentImage = List.copyOf(parentImage);
        parentCommandLine = List.copyOf(parentCommandLine);
    }

    /** All names, each once, in the order of the parts. */
    List<String> all() {
        Set<String> names = new LinkedHashSet<>(image);
        names.addAll(commandLine);
        names.addAll(originalFileName);
        names.addAll(parentImage);
        names.addAll(parentCommandLine);
        return new ArrayList<>(names);
    }

    /** The names that the six flags need: those of the image and the command line. */
    List<String> ofFlags() {
        Set<String> names = new LinkedHashSet<>(image);
        names.addAll(commandLine);
        return new ArrayList<>(names);
    }

    /** Reads {@code a|b}: the alternatives, blanks around them dropped; none for {@code -}. */
    static List<String> alternatives(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int bar = text.indexOf('|', start);
            int end = bar < 0 ? text.length() : bar;
            String name = text.substring(start, end).strip();
            if (!name.isEmpty() && !name.equals("-")) {
                names.add(name);
            }
            start = end + 1;
        }
        return names;
    }
}
