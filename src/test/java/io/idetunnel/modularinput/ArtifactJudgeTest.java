package io.idetunnel.modularinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.artifact.Artifact;
import io.idetunnel.artifact.Command;
import io.idetunnel.artifact.Content;
import io.idetunnel.artifact.FileFacts;
import io.idetunnel.artifact.Gap;
import io.idetunnel.artifact.Observation;
import io.idetunnel.artifact.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner of a home can choose never makes an event that Splunk cuts, nor one that cannot be written. */
class ArtifactJudgeTest {

    /** Where an indexer cuts an event unless told otherwise (props.conf, TRUNCATE). */
    private static final int SPLUNK_CUTS_AT = 10_000;

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ArtifactJudge JUDGE = ArtifactJudge.load();

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0001", "\"", "\\", "\u00fc", "\u20ac", "\ud83d\ude00", "\ud83d"})
    void everyEventIsShorterThanWhereSplunkCuts(String c) throws IOException {
        String longest = c.repeat(30_000);
        Command tunnel = new Command(longest, "code tunnel --name " + longest, longest, longest);
        List<Command> tunnels = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tunnels.add(tunnel);
        }

        for (Content content : List.of(
                new Content.Commands(tunnels),
                new Content.Running(1, 2, "3", NOW, tunnel),
                new Content.State(c.repeat(200), c.repeat(200), c.repeat(200)),
                new Content.Link(c.repeat(4096)),
                new Content.NotRead("it is a device"))) {
            String json = event(artifact("/home/" + longest, c.repeat(32), NOW, content))
                    .json(NOW);

            assertThat(json.getBytes(UTF_8).length).isLessThan(SPLUNK_CUTS_AT);
            assertThat(json(json).path("event").asText()).isEqualTo("found");
        }
        String gap = event(new Gap("folder", "/home/" + longest, "/home/x", longest, true, "permission denied"))
                .json(NOW);
        assertThat(gap.getBytes(UTF_8).length).isLessThan(SPLUNK_CUTS_AT);
    }

    @Test
    void longPathsThatBeginAlikeStayApart() {
        String same = "/home/" + "x".repeat(5000);
        ArtifactEvent one = event(artifact(same + "1", "u", NOW, new Content.Name()));
        ArtifactEvent other = event(artifact(same + "2", "u", NOW, new Content.Name()));

        assertThat(one.key()).isNotEqualTo(other.key());
        assertThat(one.text("path")).isNotEqualTo(other.text("path")).startsWith("/home/xxx");
    }

    @Test
    void aTimeThatNoCalendarHoldsIsTheNearestThatCanBeWritten() throws IOException {
        JsonNode last =
                json(event(artifact("/a", "u", Instant.MAX, new Content.Name())).json(NOW));
        JsonNode first =
                json(event(artifact("/a", "u", Instant.MIN, new Content.Name())).json(NOW));

        assertThat(last.path("mtime").decimalValue()).isPositive();
        assertThat(first.path("mtime").decimalValue()).isNegative();
    }

    private static Artifact artifact(String path, String user, Instant modified, Content content) {
        return new Artifact(
                "shell-profile",
                path,
                "/home/x",
                user,
                true,
                Optional.of(new FileFacts(user, Long.MAX_VALUE, modified, Optional.of(modified))),
                "f".repeat(64),
                content,
                Report.ALWAYS,
                60,
                false);
    }

    private static ArtifactEvent event(Observation observation) {
        return JUDGE.judge(observation).orElseThrow();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
