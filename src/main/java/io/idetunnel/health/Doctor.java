package io.idetunnel.health;

import java.util.ArrayList;
import java.util.List;

/** All checks of an installation. They read files only, follow no link, and change nothing. */
public final class Doctor {

    private record Named(String id, Examination examination) {}

    private static final List<Named> EXAMINATIONS = List.of(
            new Named("java", new JavaExamination()),
            new Named("launcher", new LauncherExamination()),
            new Named("archive", new ArchiveExamination()),
            new Named("permissions", new PermissionsExamination()),
            new Named("conf", new ConfExamination()),
            new Named("override", new OverrideExamination()),
            new Named("macro", new MacroExamination()),
            new Named("lookup", new LookupExamination()),
            new Named("allow-list", new AllowListExamination()),
            new Named("input", new InputExamination()),
            new Named("bundle", new BundleExamination()));

    private Doctor() {}

    /**
     * Looks at everything.
     *
     * @return at least one check of each id, in the order of the ids; a check that itself fails is a {@link Status#NOTE}
     */
    public static List<Check> examine(Site site) {
        List<Check> checks = new ArrayList<>();
        for (Named named : EXAMINATIONS) {
            try {
                checks.addAll(named.examination().look(site));
            } catch (RuntimeException e) {
                checks.add(Check.note(
                        named.id(),
                        site.app().toString(),
                        "This check failed (" + e.getClass().getSimpleName() + ").",
                        "Report it, with the files that it reads."));
            }
        }
        return checks;
    }
}
