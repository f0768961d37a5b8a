package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.FakeJava;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.InstalledApp.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/idetunnel} in a checkout, which builds the app when it must. Maven here only says that it was asked, and
 * Java only tells how it was started.
 */
class CheckoutIT {
    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;
    private Path java;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Files.createDirectory(folder.resolve("a checkout"));
        for (String name : List.of("src/main", "src/assembly", "src/build", "app", "bin/lib", "default", "metadata")) {
            Files.createDirectories(checkout.resolve(name));
        }
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        for (String name : List.of("bin/idetunnel", "bin/lib/java.sh")) {
            Files.copy(Path.of(name), checkout.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        tools = FakeJava.tools(folder.resolve("tools"), "sh", "cat", "find", "head", "mkdir", "readlink", "touch");
        java = FakeJava.home(folder.resolve("jdk"), "17");
        script(java.resolve("bin/javac"), "exit 0");
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws IOException {
        mavenThat("mkdir -p target/app/idetunnel/lib && touch target/app/built target/app/idetunnel/lib/a.jar"
                + " target/app/idetunnel/lib/b.jar; echo building; cat");

        Result result = run("input", "hunt", "some where");

        assertThat(result.err()).isEqualTo("idetunnel: building the app from its sources\nbuilding\n");
        Path app = checkout.toRealPath().resolve("target/app/idetunnel");
        assertThat(result.out().lines())
                .contains(
                        "-Didetunnel.app=" + app,
                        "-Xbootclasspath/a:" + app + "/bin/lib/idetunnelscore.jar:" + app + "/lib/a.jar:" + app
                                + "/lib/b.jar",
                        "-cp",
                        app + "/bin/lib/idetunnelscore.jar",
                        "io.idetunnel.cli.Main",
                        "hunt",
                        "some where");
        assertThat(result.exit()).isZero();
    }

    @Test
    void buildsNothingThatIsBuilt() throws IOException {
        makeBuilt();
        mavenThat("echo must not be asked; exit 1");

        Result result = run("", "hunt");

        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void buildsAgainWhereASourceIsNewer() throws IOException {
        mavenThat("touch target/app/built");
        for (String source : List.of("src/main/A.java", "default/app.conf", "bin/new.sh", "app/static", "pom.xml")) {
            makeBuilt();
            Files.writeString(checkout.resolve(source), "changed");

            assertThat(run("", "hunt").err()).as(source).contains("building the app");
        }
    }

    @Test
    void saysThatMavenIsMissing() throws IOException {
        Result result = run("", "hunt");

        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("idetunnel is built with Maven 3.8 or newer on first use, and there is no \"mvn\" on the"
                        + " PATH: install it\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsOnlyAJavaRuntime() throws IOException {
        mavenThat("exit 0");
        Files.delete(java.resolve("bin/javac"));

        Result result = run("", "hunt");

        assertThat(result.err())
                .isEqualTo("idetunnel is built on first use, and " + java + " is no JDK (it has no javac): install one,"
                        + " or set IDETUNNEL_JAVA_HOME to one\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void startsNothingThatCouldNotBeBuilt() throws IOException {
        mavenThat("echo '[ERROR] why'; exit 1");

        Result result = run("", "hunt");

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).endsWith("[ERROR] why\nidetunnel could not be built: the lines above say why\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    private Result run(String input, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("../a checkout/bin/idetunnel").directory(tools.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("IDETUNNEL_JAVA_HOME", java.toString());
        return InstalledApp.run(builder, input.getBytes(UTF_8));
    }

    private void mavenThat(String commands) throws IOException {
        script(tools.resolve("mvn"), "cd '" + checkout + "' && " + commands);
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes the checkout one that was built a minute ago and whose sources are older. */
    private void makeBuilt() throws IOException {
        Files.createDirectories(checkout.resolve("target/app"));
        Path built = Files.writeString(checkout.resolve("target/app/built"), "");
        try (Stream<Path> paths = Files.walk(checkout)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, ago(Duration.ofHours(1)));
            }
        }
        Files.setLastModifiedTime(built, ago(Duration.ofMinutes(1)));
    }

    private static FileTime ago(Duration duration) {
        return FileTime.from(Instant.now().minus(duration));
    }
}
