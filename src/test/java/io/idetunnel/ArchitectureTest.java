package io.idetunnel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports go one way; {@code docs/architecture.md} draws the same picture. */
@AnalyzeClasses(packages = "io.idetunnel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule searchcommandUsesNothingOfOurs = usesOnly("searchcommand");

    @ArchTest
    static final ArchRule commandlineUsesNothingOfOurs = usesOnly("commandline");

    @ArchTest
    static final ArchRule artifactUsesNothingOfOurs = usesOnly("artifact");

    @ArchTest
    static final ArchRule eventUsesNothingOfOurs = usesOnly("event");

    @ArchTest
    static final ArchRule confUsesNothingOfOurs = usesOnly("conf");

    @ArchTest
    static final ArchRule healthUsesConf = usesOnly("health", "conf");

    @ArchTest
    static final ArchRule scoreUsesOnlyCommandline = usesOnly("score", "commandline");

    @ArchTest
    static final ArchRule commandUsesTheProtocolAndTheScore =
            usesOnly("command", "searchcommand", "score", "commandline");

    @ArchTest
    static final ArchRule modularinputUsesArtifactsTheScoreAndHealth =
            usesOnly("modularinput", "artifact", "score", "commandline", "health");

    @ArchTest
    static final ArchRule splUsesEventsAndConf =
            usesOnly("spl", "event", "conf", "searchcommand", "score", "commandline");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.idetunnel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSearchPathLoadsNoOtherLibraryThanJacksonCore = noClasses()
            .that()
            .resideInAnyPackage("io.idetunnel.searchcommand", "io.idetunnel.command", "io.idetunnel.score")
            .or()
            .resideInAPackage("io.idetunnel.commandline")
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are of another library, a regular expression or a logger") {
                @Override
                public boolean test(JavaClass type) {
                    String name = type.getPackageName();
                    return !(name.startsWith("io.idetunnel")
                                    || name.startsWith("java.")
                                    || name.isEmpty()
                                    || name.startsWith("com.fasterxml.jackson.core")
                                    || name.equals("org.jspecify.annotations"))
                            || name.equals("java.util.regex")
                            || name.equals("java.util.logging");
                }
            });

    private static ArchRule usesOnly(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.idetunnel." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.idetunnel." + others[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("io.idetunnel..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }
}
