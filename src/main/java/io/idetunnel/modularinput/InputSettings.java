package io.idetunnel.modularinput;

import com.splunk.modularinput.Parameter;
import com.splunk.modularinput.SingleValueParameter;
import io.idetunnel.artifact.ScanOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of one stanza, checked.
 *
 * @param stanza its name, {@code idetunnel_artifacts://<name>}
 * @param scan what is looked at
 * @param reportsAll whether everything is reported at every scan, and not only what changed
 * @param sourcetype the sourcetype of the events
 */
record InputSettings(String stanza, ScanOptions scan, boolean reportsAll, String sourcetype) {

    private static final String SOURCETYPE = "idetunnel:artifact";
    private static final double SHORTEST_INTERVAL = 60;

    /**
     * Reads the parameters; one that is missing or blank has its default.
     *
     * @throws InvalidParameterException if one of them cannot be used
     */
    static InputSettings of(String stanza, Map<String, Parameter> parameters) throws InvalidParameterException {
        checkInterval(value(parameters, "interval"));
        try {
            ScanOptions scan = new ScanOptions(
                    paths(value(parameters, InputParameter.HOMES.key())),
                    paths(value(parameters, InputParameter.EXTRA_PATHS.key())),
                    depth(value(parameters, InputParameter.MAX_DEPTH.key())),
                    hash(value(parameters, InputParameter.HASH.key())));
            String sourcetype = value(parameters, "sourcetype");
            return new InputSettings(
                    stanza,
                    scan,
                    reportsAll(value(parameters, InputParameter.REPORT.key())),
                    sourcetype.isEmpty() ? SOURCETYPE : sourcetype);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("homes and extra_paths: " + e.getMessage());
        }
    }

    private static String value(Map<String, Parameter> parameters, String key) {
        if (parameters.get(key) instanceof SingleValueParameter single) {
            String value = single.getValue();
            return value == null ? "" : value.strip();
        }
        return "";
    }

    private static List<String> paths(String value) {
        List<String> paths = new ArrayList<>();
        for (String path : value.split("[,;]", -1)) {
            if (!path.isBlank()) {
                paths.add(path.strip());
            }
        }
        return paths;
    }

    private static int depth(String value) throws InvalidParameterException {
        if (value.isEmpty()) {
            return ScanOptions.STANDARD_DEPTH;
        }
        try {
            int depth = Integer.parseInt(value);
            if (depth >= 1 && depth <= ScanOptions.GREATEST_DEPTH) {
                return depth;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new InvalidParameterException("max_depth is \"" + value + "\"; it must be a whole number from 1 to "
                + ScanOptions.GREATEST_DEPTH + ".");
    }

    private static boolean hash(String value) throws InvalidParameterException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "1", "t", "true", "y", "yes", "on" -> true;
            case "0", "f", "false", "n", "no", "off" -> false;
            default -> throw new InvalidParameterException("hash is \"" + value + "\"; it must be true or false.");
        };
    }

    private static boolean reportsAll(String value) throws InvalidParameterException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "changes" -> false;
            case "all" -> true;
            default -> throw new InvalidParameterException("report is \"" + value + "\"; it must be changes or all.");
        };
    }

    /** Splunk takes seconds or a cron schedule; a scan at every few seconds would do nothing but read disks. */
    private static void checkInterval(String value) throws InvalidParameterException {
        if (value.isEmpty() || value.equals("-1") || value.strip().split("\\s+", -1).length == 5) {
            return;
        }
        try {
            if (Double.parseDouble(value) >= SHORTEST_INTERVAL) {
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is too small.
        }
        throw new InvalidParameterException("interval is \"" + value
                + "\"; it must be 60 seconds or more, -1 for once at each start, or a cron schedule of five fields.");
    }
}
