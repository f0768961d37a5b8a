package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import java.util.List;

/**
 * Everything a hunt has to tell.
 *
 * @param findings what was found
 * @param outcomes what each analytic gave
 * @param minSeverity from which severity on findings are listed
 * @param kept how many events some analytic kept
 */
record HuntReport(Findings findings, List<Outcome> outcomes, int minSeverity, long kept) {

    /** The analytics that saw none of the data they need. */
    List<Outcome> blind() {
        return outcomes.stream().filter(Outcome::isBlind).toList();
    }

    /** The analytics that ended early. */
    List<Outcome> failed() {
        return outcomes.stream()
                .filter(outcome -> outcome.failure().isPresent())
                .toList();
    }
}
