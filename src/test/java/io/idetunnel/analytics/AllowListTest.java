package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the allow list lets pass, and what it never does. Events are findings here: they bring their severity with them. */
class AllowListTest {

    private static final String HEADER =
            "host,user,tool,action,path,parent,tunnel_name,max_severity,reason,owner,created,expiry\n";

    /** 2026-10-29T13:00:00Z. */
    private static final String OCTOBER = "1793278800";

    /** 2025-10-29T13:00:00Z. */
    private static final String A_YEAR_BEFORE = "1761742800";

    @TempDir
    private Path folder;

    private Analytics list(String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("allow.csv"), HEADER + String.join("\n", rows) + "\n");
        return Analytics.of(Path.of(""), Map.of("idetunnel_allowlist", file));
    }

    private static boolean isSeen(Analytics analytics, Event finding) {
        return analytics
                        .search(
                                "* | `idetunnel_allow(_time, Image, ParentImage, tunnel_name)` | table TunnelSeverity",
                                finding)
                        .size()
                == 1;
    }

    /** A developer's tunnel, and whatever else is said of it. */
    private static Event finding(String... namesAndValues) {
        return Analytics.with(
                event(
                        "_time",
                        OCTOBER,
                        "host",
                        "WKS-0117.corp.example.com",
                        "user",
                        "EXAMPLE\\dana.reyes",
                        "Image",
                        "C:\\Users\\dana.reyes\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe",
                        "TunnelTool",
                        "vscode",
                        "TunnelAction",
                        "serve",
                        "TunnelSeverity",
                        "40"),
                namesAndValues);
    }

    @Test
    void withoutRowsEverythingIsSeen() throws IOException {
        assertThat(isSeen(list(), finding())).isTrue();
        assertThat(isSeen(Analytics.ofCheckout(), finding())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wks-0117,dana.reyes,,,,,,,r,o,,",
                "WKS-0117.corp.example.com,EXAMPLE\\DANA.REYES,,,,,,,r,o,,",
                "wks-*,dana.*,vscode,serve,,,,,r,o,,",
                ",dana.reyes,,,*\\Microsoft VS Code\\bin\\code-tunnel.exe,,,,r,o,,",
                "wks-0117,,,,*/microsoft vs code/bin/*,,,,r,o,,"
            })
    void anEmptyCellMeansAnyAndTheOthersAreComparedWithoutCaseWithStarsAsWildcards(String row) throws IOException {
        assertThat(isSeen(list(row), finding())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wks-0118,dana.reyes,,,,,,,r,o,,",
                "wks-011,dana.reyes,,,,,,,r,o,,",
                "wks-0117,reyes,,,,,,,r,o,,",
                "wks-0117,dana.reyes,devtunnel,,,,,,r,o,,",
                "wks-0117,dana.reyes,,persist,,,,,r,o,,",
                "wks-0117,dana.reyes,,,*\\code.exe,,,,r,o,,",
                "wks.0117,dana.reyes,,,,,,,r,o,,"
            })
    void everyCellMustMatchAsAWhole(String row) throws IOException {
        assertThat(isSeen(list(row), finding())).isTrue();
    }

    @Test
    void aConditionOnAFieldThatTheEventLacksDoesNotMatch() throws IOException {
        Analytics named = list("wks-0117,,,,,,*,,r,o,,", "wks-0117,,,,,explorer.exe,,,r,o,,", "wks-0117,,,,,-,,,r,o,,");
        assertThat(isSeen(named, finding())).isTrue();
        assertThat(isSeen(named, finding("ParentImage", "-"))).isTrue();
        Analytics wildcard = list("wks-0117,dana.reyes,,,,,*,,r,o,,");
        assertThat(isSeen(wildcard, finding())).isTrue();
        assertThat(isSeen(wildcard, finding("tunnel_name", "laptop"))).isFalse();
    }

    @Test
    void anAttackerWhoUsesAnAllowedPersonsEditorIsStillSeen() throws IOException {
        Analytics allowed = list("wks-0117,dana.reyes,,,*\\Microsoft VS Code\\*,,,,r,o,,");

        assertThat(isSeen(allowed, finding("TunnelSeverity", "59"))).isFalse();
        assertThat(isSeen(allowed, finding("TunnelSeverity", "60"))).isTrue();
        assertThat(isSeen(allowed, finding("TunnelAction", "persist", "TunnelSeverity", "85")))
                .isTrue();
        assertThat(isSeen(allowed, finding("user", "EXAMPLE\\eve"))).isTrue();
        assertThat(isSeen(allowed, finding("Image", "C:\\Users\\Public\\code-tunnel.exe")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"70,70,false", "70,71,true", "'',59,false", "'',60,true", "100,100,false"})
    void aRowAllowsUpToItsSeverity(String most, String severity, boolean seen) throws IOException {
        Analytics allowed = list("wks-0117,dana.reyes,,,,,," + most + ",r,o,,");
        assertThat(isSeen(allowed, finding("TunnelSeverity", severity))).isEqualTo(seen);
    }

    @Test
    void anExpiredRowAboveOrBelowAValidOneChangesNothing() throws IOException {
        String expired = "wks-0117,dana.reyes,,,,,,,r,o,2026-01-01,2026-06-30";
        String valid = "wks-0117,dana.reyes,,,,,,,r,o,2026-07-01,2027-06-30";

        assertThat(isSeen(list(expired), finding())).isTrue();
        assertThat(isSeen(list(expired, valid), finding())).isFalse();
        assertThat(isSeen(list(valid, expired), finding())).isFalse();
    }

    @Test
    void whatCountsIsWhetherTheRowWasValidWhenItHappenedNotWhenItIsSearched() throws IOException {
        // Searched in November 2026; the row ended in June 2026.
        Analytics ended = list("wks-0117,dana.reyes,,,,,,,r,o,2025-01-01,2026-06-30");

        assertThat(isSeen(ended, finding("_time", A_YEAR_BEFORE))).isFalse();
        assertThat(isSeen(ended, finding("_time", OCTOBER))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-29,false",
        "2026-10-28,true",
        "2026-10-29T13:00:01Z,false",
        "2026-10-29T13:00:00Z,true",
        "2026-10-29T15:00:01+02:00,false",
        "2026-10-29T14:59:59+0200,true",
        "2026-10-29T13:00:01.500Z,false",
        "2026-10-29T12:59:59,true"
    })
    void expiryIsADateThatLastsToItsEndOrATimeInIso8601(String expiry, boolean seen) throws IOException {
        assertThat(isSeen(list("wks-0117,dana.reyes,,,,,,,r,o,," + expiry), finding()))
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wks-0117,,vscode,serve,,,,,r,o,,",
                "*,dana.reyes,,,,,,,r,o,,",
                ",,vscode,,,,,100,r,o,,",
                ",,,,,,,,r,o,,",
                "wks-0117,dana.reyes,,,,,,high,r,o,,",
                "wks-0117,dana.reyes,,,,,,101,r,o,,",
                "wks-0117,dana.reyes,,,,,,,r,o,,tomorrow",
                "wks-0117,dana.reyes,,,,,,,r,o,,31.12.2026"
            })
    void aMalformedRowNeverSuppresses(String row) throws IOException {
        assertThat(isSeen(list(row), finding())).isTrue();
    }

    @Test
    void aMalformedRowBesideAGoodOneChangesNothing() throws IOException {
        assertThat(isSeen(list("*,*,,,,,,100,r,o,,", "wks-0117,dana.reyes,,,,,,,r,o,,"), finding()))
                .isFalse();
    }

    @Test
    void textThatLooksLikeARegularExpressionIsText() throws IOException {
        assertThat(isSeen(list(".*,.*,,,,,,100,r,o,,", "wks-0117|x,dana.reyes|x,,,,,,100,r,o,,"), finding()))
                .isTrue();
        assertThat(isSeen(list("\"wks(1)\",dana.reyes,,,,,,,r,o,,"), finding("host", "WKS(1)")))
                .isFalse();
    }

    @Test
    void aThousandRowsAreRead() throws IOException {
        String[] rows = new String[1000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "wks-" + i + ",someone,,,,,,,r,o,,";
        }
        rows[999] = "wks-0117,dana.reyes,,,,,,,r,o,,";
        assertThat(isSeen(list(rows), finding())).isFalse();
    }

    @Test
    void aRowMadeOfAFindingAllowsThatFindingUntilItExpires() throws IOException {
        Map<String, String> row = Analytics.ofCheckout()
                .search(
                        "* | `idetunnel_allow_row(\"ticket 4711\", \"lee\", 30)`",
                        finding("CommandLine", "code-tunnel.exe tunnel --name laptop", "ParentImage", "-"))
                .get(0);

        assertThat(row)
                .containsEntry("host", "wks-0117")
                .containsEntry("user", "dana.reyes")
                .containsEntry("tool", "vscode")
                .containsEntry("action", "serve")
                .containsEntry("parent", "")
                .containsEntry("tunnel_name", "laptop")
                .containsEntry("max_severity", "59")
                .containsEntry("reason", "ticket 4711")
                .containsEntry("owner", "lee")
                .containsEntry("expiry", "2026-12-01T00:00:00+0000");
        Analytics allowed = list(String.join(",", List.copyOf(row.values())));
        assertThat(isSeen(allowed, finding("tunnel_name", "laptop"))).isFalse();
        assertThat(isSeen(allowed, finding("tunnel_name", "other"))).isTrue();
    }

    @Test
    void theReportOfRowsShowsWhatIsMalformedAndExpiredFirstAndWhy() throws IOException {
        List<Map<String, String>> rows = list(
                        "wks-0117,dana.reyes,,,,,,,good,o,,2026-11-11",
                        "wks-0117,,,,,,,,thin,o,,",
                        "wks-0117,dana.reyes,,,,,,,old,o,,2026-10-01",
                        "wks-0118,dana.reyes,,,,,,,ever,o,,",
                        "wks-0119,dana.reyes,,,,,,,date,o,,soon")
                .run(Analytics.ALLOW_ROWS);

        assertThat(rows)
                .extracting(row -> row.get("reason") + ": " + row.get("rule_state") + ", " + row.get("note"))
                .containsExactlyInAnyOrder(
                        "thin: malformed, fewer than two conditions among host, user, path, parent and tunnel_name",
                        "date: malformed, expiry is neither a date nor a time in ISO 8601",
                        // Ended with 1 October, 23:59:59; now is the start of 1 November.
                        "old: expired, expired 31 days ago",
                        "ever: valid, never ends",
                        "good: valid, ends in 10 days");
        assertThat(rows)
                .extracting(row -> row.get("rule_state"))
                .containsExactly("malformed", "malformed", "expired", "valid", "valid");
    }

    @Test
    void theRowItWritesEndsInTheCollectionAlone() {
        assertThat(Analytics.ofCheckout().engine().app().macros().all())
                .filteredOn(macro -> macro.definition().contains("outputlookup"))
                .extracting(macro -> macro.key())
                .containsExactly("idetunnel_allow_add(3)");
    }
}
