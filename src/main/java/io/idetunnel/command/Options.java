package io.idetunnel.command;

import io.idetunnel.searchcommand.CommandException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The options of {@code idetunnelscore}.
 *
 * @param fields where the parts of an event are
 * @param detail whether the verdict is given, besides the flags
 * @param distributed whether the command runs on the indexers
 * @param allFields whether Splunk is asked for every field
 */
record Options(EventFields fields, boolean detail, boolean distributed, boolean allFields) {

    /** The options' names, as an error message lists them. */
    static final String NAMES =
            "profile, image, commandline, originalfilename, parentimage, parentcommandline, detail, distributed and fields";

    private static final String[] KNOWN = NAMES.replace(" and ", ", ").split(", ", -1);

    private static final int FARTHEST_TYPO = 3;

    /**
     * Reads the options of a search.
     *
     * @param site the site's own defaults, from {@code command.arg.N} in commands.conf
     * @param search the arguments of the search, which win
     * @throws CommandException if an option is not known, stands twice, or has a value that is not accepted
     */
    static Options parse(String site, String search) throws CommandException {
        Builder builder = new Builder();
        try {
            builder.accept(Argument.parse(site));
        } catch (CommandException e) {
            throw new CommandException("command.arg in commands.conf: " + e.getMessage());
        }
        builder.accept(Argument.parse(search));
        return builder.build();
    }

    private static final class Builder {

        private Profile profile = Profile.SYSMON;
        private List<String> image = List.of();
        private List<String> commandLine = List.of();
        private List<String> originalFileName = List.of();
        private List<String> parentImage = List.of();
        private List<String> parentCommandLine = List.of();
        private boolean detail;
        private boolean distributed;
        private boolean allFields;

        void accept(List<Argument> arguments) throws CommandException {
            Set<String> seen = new HashSet<>();
            for (Argument argument : arguments) {
                String name = argument.name().toLowerCase(Locale.ROOT);
                if (!seen.add(name)) {
                    throw new CommandException("option " + name + " stands twice: keep one");
                }
                accept(name, argument.value());
            }
        }

        private void accept(String name, String value) throws CommandException {
            switch (name) {
                case "profile" -> profile = profile(value);
                case "image" -> image = fieldNames(name, value);
                case "commandline" -> commandLine = fieldNames(name, value);
                case "originalfilename" -> originalFileName = fieldNames(name, value);
                case "parentimage" -> parentImage = fieldNames(name, value);
                case "parentcommandline" -> parentCommandLine = fieldNames(name, value);
                case "detail" -> detail = bool(name, value);
                case "distributed" -> distributed = bool(name, value);
                case "fields" -> allFields = isAll(value);
                default -> throw unknown(name);
            }
        }

        Options build() {
            EventFields preset = profile.fields();
            EventFields fields = new EventFields(
                    orElse(image, preset.image()),
                    orElse(commandLine, preset.commandLine()),
                    orElse(originalFileName, preset.originalFileName()),
                    orElse(parentImage, preset.parentImage()),
                    orElse(parentCommandLine, preset.parentCommandLine()));
            return new Options(fields, detail, distributed, allFields);
        }

        private static List<String> orElse(List<String> chosen, List<String> preset) {
            return chosen.isEmpty() ? preset : chosen;
        }
    }

    private static Profile profile(String value) throws CommandException {
        Profile profile = Profile.ofLabel(value);
        if (profile == null) {
            throw new CommandException("unknown profile \"" + value
                    + "\": the profiles are sysmon, cim, security, defender and crowdstrike");
        }
        return profile;
    }

    private static List<String> fieldNames(String name, String value) throws CommandException {
        List<String> names = EventFields.alternatives(value);
        if (names.isEmpty()) {
            throw new CommandException("option " + name + "=" + value + " names no field: write " + name
                    + "=<field>, or " + name + "=\"<field>|<field>\" for alternatives");
        }
        return names;
    }

    private static boolean bool(String name, String value) throws CommandException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes" -> true;
            case "false", "f", "0", "no" -> false;
            default -> throw new CommandException("option " + name + "=" + value + ": the values are true and false");
        };
    }

    private static boolean isAll(String value) throws CommandException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "all" -> true;
            case "needed" -> false;
            default -> throw new CommandException("option fields=" + value + ": the values are needed and all");
        };
    }

    private static CommandException unknown(String name) {
        String nearest = "";
        int distance = FARTHEST_TYPO + 1;
        for (String known : KNOWN) {
            int d = editDistance(name, known);
            if (d < distance) {
                distance = d;
                nearest = known;
            }
        }
        String hint = nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?";
        return new CommandException("unknown option \"" + name + "\"." + hint + " The options are " + NAMES + ".");
    }

    /** How many single characters must be put in, dropped or changed to make one text of the other (Levenshtein). */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
