package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher, started as splunkd starts it. */
class LauncherIT {
    private static final byte[] GETINFO = chunk("{\"action\":\"getinfo\",\"searchinfo\":{\"args\":[],\"raw_args\":[]}}")
            .getBytes(UTF_8);

    @Test
    void aHeapThatIsNoSizeIsTheErrorOfTheSearch(@TempDir Path folder) throws IOException {
        ProcessBuilder launcher = InstalledApp.in(folder).launcher("idetunnelscore.sh");
        launcher.environment().put("IDETUNNEL_MAX_HEAP", "a lot");

        InstalledApp.Result result = InstalledApp.run(launcher, GETINFO);

        assertThat(result.out())
                .isEqualTo(chunk("{\"finished\":true,\"error\":\"idetunnelscore: IDETUNNEL_MAX_HEAP is a_lot;"
                        + " it must be a number followed by k, m or g, between 16m and 1024g\"}"));
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    private static String chunk(String metadata) {
        return "chunked 1.0," + metadata.length() + ",0\n" + metadata;
    }
}
