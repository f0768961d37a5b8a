package io.idetunnel.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArtifactTableTest {

    @ParameterizedTest
    @EnumSource(Platform.class)
    void theShippedTableIsSoundOnEachPlatform(Platform platform) {
        ArtifactTable table = ArtifactTable.of(platform);

        assertThat(table.rows(Base.CLI)).isNotEmpty();
        assertThat(table.rows(Base.HOME)).isNotEmpty();
        assertThat(table.rows(Base.ROOT)).isNotEmpty();
        for (Base base : Base.values()) {
            assertThat(table.rows(base)).allSatisfy(row -> {
                assertThat(row.severity()).isBetween(0, 100);
                assertThat(row.path())
                        .doesNotContain("//")
                        .doesNotStartWith("/")
                        .isNotEmpty();
                assertThat(row.report() == Report.TUNNEL)
                        .isEqualTo(row.reading() == Reading.VALUES
                                || (row.reading().reader().isPresent() && row.reading() != Reading.STATE));
            });
        }
    }

    @Test
    void noRowOfTheShippedTableHasAReaderForATokenFile() {
        for (Platform platform : Platform.values()) {
            assertThat(ArtifactTable.of(platform).rows(Base.CLI))
                    .filteredOn(row -> row.path().equals("token.json"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reading().reader()).isEmpty());
        }
    }

    @Test
    void aRowThatWouldOpenASecretIsRefused() {
        assertThatThrownBy(() -> parse(
                        "t | any | cli | token.json | never | always | 1",
                        "s | any | cli | *.json | state | always | 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The artifact table would open token.json, which is a secret, by its row *.json.");
    }

    @Test
    void aMalformedRowIsNamedByItsNumber() {
        assertThatThrownBy(() -> parse("# comment", "x | any | cli | y | name | always"))
                .hasMessage("Row 2 of the artifact table: seven columns are needed, 6 are there.");
        assertThatThrownBy(() -> parse("x | beos | cli | y | name | always | 1"))
                .hasMessage("Row 1 of the artifact table: \"beos\" is no platform of the artifact table.");
        assertThatThrownBy(() -> parse("x | any | root | /etc/y | name | always | 1"))
                .hasMessage("Row 1 of the artifact table: a path from the root needs a // after its trusted part.");
    }

    private static ArtifactTable parse(String... lines) {
        return ArtifactTable.parse(List.of(lines), Platform.LINUX);
    }
}
