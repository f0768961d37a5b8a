package io.idetunnel.score;

import java.util.List;

/**
 * Why a process event got its verdict. Secrets are hidden in all of it.
 *
 * @param verdict the verdict
 * @param platform whose rules the command line was split by: {@code Windows} or {@code Linux and macOS}
 * @param steps every command line that was found, outermost first
 * @param weighings how the severity came about, in order; empty if it is 0
 */
public record Explanation(Verdict verdict, String platform, List<Step> steps, List<Weighing> weighings) {

    /**
     * One command line.
     *
     * @param depth how many launchers stand around it
     * @param words the program and its arguments, as the program receives them
     * @param readings how each grammar that knows it reads it; empty if none does
     */
    public record Step(int depth, List<String> words, List<Read> readings) {}

    /**
     * A command line as one grammar reads it.
     *
     * @param grammar what the program is, for people
     * @param evidence how that is known, for people
     * @param command the commands, e.g. {@code tunnel user login}; empty if none
     * @param options the options that the grammar knows, with their values
     * @param operands the words that are neither
     * @param unknown the options that the grammar does not know
     * @param action what it does; empty if nothing that matters
     * @param decides whether the verdict stands on this reading
     */
    public record Read(
            String grammar,
            String evidence,
            String command,
            List<String> options,
            List<String> operands,
            List<String> unknown,
            String action,
            boolean decides) {}

    /**
     * A step of the severity.
     *
     * @param what the action or the signal
     * @param weight {@code base}, {@code strong}, {@code weak}, {@code lowers} or {@code note}
     * @param because what it says of the event
     * @param points what it is worth
     * @param after the severity with all up to here
     */
    public record Weighing(String what, String weight, String because, int points, int after) {}
}
