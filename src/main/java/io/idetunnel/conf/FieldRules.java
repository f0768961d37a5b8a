package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code props.conf} does to the fields of events at search time, for one stanza.
 *
 * @param kind what the stanza names
 * @param pattern the sourcetype, or the source or host with {@code *} and {@code ...} as wildcards
 * @param extractions {@code EXTRACT-} and {@code REPORT-} settings, in Splunk's order: EXTRACT by class name, then REPORT
 * @param aliases {@code FIELDALIAS-}, by class name
 * @param evals {@code EVAL-field}, whose expressions do not see each other
 */
public record FieldRules(
        Kind kind, String pattern, List<Extraction> extractions, List<Alias> aliases, List<Computed> evals) {

    /** What a stanza of props.conf names. */
    public enum Kind {
        /** The sourcetype itself. */
        SOURCETYPE,
        /** {@code [source::pattern]}. */
        SOURCE,
        /** {@code [host::pattern]}. */
        HOST
    }

    /**
     * A regular expression whose named groups become fields.
     *
     * @param regex the expression
     * @param field the field it reads, {@code _raw} unless said otherwise
     * @param where where it is set, for messages
     */
    public record Extraction(String regex, String field, String where) {}

    /**
     * A second name for a field.
     *
     * @param field the field there is
     * @param alias the new name
     * @param onlyNew {@code ASNEW}: not where the event has the new name already
     */
    public record Alias(String field, String alias, boolean onlyNew) {}

    /**
     * A computed field.
     *
     * @param field its name
     * @param expression an eval expression
     * @param where where it is set, for messages
     */
    public record Computed(String field, String expression, String where) {}

    /** Whether the stanza does anything to fields. */
    public boolean isEmpty() {
        return extractions.isEmpty() && aliases.isEmpty() && evals.isEmpty();
    }

    static FieldRules of(Stanza stanza, Map<String, Stanza> transforms) {
        List<Extraction> extractions = new ArrayList<>();
        List<Extraction> reports = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        List<Computed> evals = new ArrayList<>();
        stanza.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String key = entry.getKey();
            Setting setting = entry.getValue();
            if (key.startsWith("EXTRACT-")) {
                extractions.add(extraction(setting));
            } else if (key.startsWith("REPORT-")) {
                reports.addAll(reports(setting, transforms));
            } else if (key.startsWith("FIELDALIAS-")) {
                aliases.addAll(aliases(setting));
            } else if (key.startsWith("EVAL-")) {
                evals.add(new Computed(key.substring("EVAL-".length()), setting.value(), setting.where()));
            } else if (key.startsWith("LOOKUP-")) {
                throw new ConfException(setting.where() + ": automatic lookups (" + key + ") are not supported.");
            }
        });
        extractions.addAll(reports);
        Kind kind = stanza.name().startsWith("source::")
                ? Kind.SOURCE
                : stanza.name().startsWith("host::") ? Kind.HOST : Kind.SOURCETYPE;
        String pattern = kind == Kind.SOURCETYPE
                ? stanza.name()
                : stanza.name().substring(stanza.name().indexOf("::") + 2);
        return new FieldRules(kind, pattern, List.copyOf(extractions), List.copyOf(aliases), List.copyOf(evals));
    }

    private static Extraction extraction(Setting setting) {
        String regex = setting.value();
        int in = regex.lastIndexOf(" in ");
        boolean named = in > 0 && regex.substring(in + 4).strip().matches("[A-Za-z_][A-Za-z0-9_]*");
        return named
                ? new Extraction(
                        regex.substring(0, in).strip(), regex.substring(in + 4).strip(), setting.where())
                : new Extraction(regex, "_raw", setting.where());
    }

    private static List<Extraction> reports(Setting setting, Map<String, Stanza> transforms) {
        List<Extraction> reports = new ArrayList<>();
        for (String name : setting.value().split(",", -1)) {
            Stanza transform = transforms.get(name.strip());
            if (transform == null) {
                throw new ConfException(setting.where() + ": transforms.conf has no [" + name.strip() + "].");
            }
            for (String key : transform.settings().keySet()) {
                if (!key.equals("REGEX") && !key.equals("SOURCE_KEY")) {
                    throw new ConfException(transform.where() + ": " + key + " of [" + transform.name()
                            + "] is not supported, only REGEX with named groups and SOURCE_KEY.");
                }
            }
            String regex = transform
                    .value("REGEX")
                    .orElseThrow(
                            () -> new ConfException(transform.where() + ": [" + transform.name() + "] has no REGEX."));
            reports.add(new Extraction(regex, transform.value("SOURCE_KEY", "_raw"), transform.where()));
        }
        return reports;
    }

    private static List<Alias> aliases(Setting setting) {
        List<Alias> aliases = new ArrayList<>();
        String[] words = setting.value().strip().split("[\\s,]+", -1);
        for (int i = 0; i + 2 < words.length; i += 3) {
            boolean onlyNew = words[i + 1].equalsIgnoreCase("ASNEW");
            if (!onlyNew && !words[i + 1].equalsIgnoreCase("AS")) {
                break;
            }
            aliases.add(new Alias(unquote(words[i]), unquote(words[i + 2]), onlyNew));
        }
        if (words.length % 3 != 0 || aliases.size() * 3 != words.length) {
            throw new ConfException(setting.where() + ": " + setting.key() + " must be like field AS alias.");
        }
        return aliases;
    }

    private static String unquote(String word) {
        return word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1)
                : word;
    }
}
