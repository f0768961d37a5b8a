package io.idetunnel.health;

import java.util.List;

/** One of the doctor's checks. */
@FunctionalInterface
interface Examination {

    /** Looks, and says what is wrong; or, if nothing is, one {@link Status#OK} that says what was looked at. */
    List<Check> look(Site site);
}
