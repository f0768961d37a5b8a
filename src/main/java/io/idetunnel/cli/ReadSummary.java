package io.idetunnel.cli;

import io.idetunnel.event.Skipped;
import io.idetunnel.event.SkippedTally;
import java.util.Map;

/** What was not read, and why, for the end of a command's output. */
final class ReadSummary {

    private ReadSummary() {}

    /** A line for each reason with the first few places, each line with its end; empty where all was read. */
    static String of(SkippedTally skipped) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Skipped.Reason, SkippedTally.Count> entry :
                skipped.counts().entrySet()) {
            SkippedTally.Count count = entry.getValue();
            text.append(String.format("Not read, %s: %,d%n", entry.getKey().label(), count.number()));
            for (Skipped example : count.first()) {
                text.append("  ").append(place(example)).append('\n');
            }
            if (count.number() > count.first().size()) {
                text.append("  ...\n");
            }
        }
        return text.toString();
    }

    private static String place(Skipped skipped) {
        String place = skipped.origin().line() == 0
                ? skipped.origin().file()
                : skipped.origin().toString();
        return Printable.of(skipped.detail().isEmpty() ? place : place + ": " + skipped.detail());
    }
}
