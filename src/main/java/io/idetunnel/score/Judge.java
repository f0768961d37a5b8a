package io.idetunnel.score;

import java.util.List;
import java.util.Locale;

/** Judges process events. Immutable: one serves any number of threads. */
public final class Judge {

    private Judge() {}

    /** A judge with the rules that ship with the product. */
    public static Judge load() {
        return new Judge();
    }

    /** What {@code event} means; {@link Verdict#NONE} for most of the world. Never throws. */
    public Verdict judge(ProcessEvent event) {
        for (String word : event.commandLine().toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (word.equals("tunnel")) {
                return new Verdict("vscode", "serve", 40, List.of(), "VS Code's tunnel hosts access to this machine.");
            }
        }
        return Verdict.NONE;
    }
}
