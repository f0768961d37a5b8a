package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.UstarArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The bill of materials against the package that it describes. */
@TestInstance(Lifecycle.PER_CLASS)
class SupplyChainIT {
    /** Licences whose works an Apache-2.0 package may carry. */
    private static final Set<String> ACCEPTED = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause");

    private JsonNode bill = new ObjectMapper().nullNode();
    private List<UstarArchive.Entry> entries = List.of();

    @BeforeAll
    void read() throws IOException {
        String version = System.getProperty("idetunnel.version");
        bill = new ObjectMapper()
                .readTree(
                        Path.of("target", "idetunnel-" + version + ".cdx.json").toFile());
        entries = UstarArchive.read(InstalledApp.spl());
    }

    @Test
    void theBillNamesTheProductAndItsVersion() {
        JsonNode product = bill.at("/metadata/component");
        assertThat(product.get("name").asText()).isEqualTo("idetunnel");
        assertThat(product.get("version").asText()).isEqualTo(System.getProperty("idetunnel.version"));
    }

    @Test
    void eachLibraryOfThePackageIsInTheBillByItsHash() {
        Set<String> inTheBill = new TreeSet<>();
        bill.get("components").forEach(component -> inTheBill.add(sha256(component)));

        assertThat(entries)
                .filteredOn(entry -> entry.name().matches("idetunnel/lib/.*\\.jar")
                        && !entry.name().endsWith("/idetunnel.jar"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(inTheBill).as(entry.name()).contains(sha256(entry.content())));
    }

    @Test
    void eachComponentOfTheBillIsInThePackage() {
        Set<String> inThePackage = new TreeSet<>();
        entries.forEach(entry -> inThePackage.add(sha256(entry.content())));

        for (JsonNode component : bill.get("components")) {
            // It lies unpacked in the search command's own jar.
            if (!component.get("name").asText().equals("jackson-core")) {
                assertThat(inThePackage).as(component.get("name").asText()).contains(sha256(component));
            }
        }
    }

    @Test
    void eachComponentHasALicenceThatThePackageMayCarry() {
        for (JsonNode component : bill.get("components")) {
            assertThat(component.at("/licenses/0/license/id").asText())
                    .as(component.get("name").asText())
                    .isIn(ACCEPTED);
        }
    }

    @Test
    void thePackageNamesEachComponentWithItsLicence() {
        String list = entries.stream()
                .filter(entry -> entry.name().equals("idetunnel/THIRD-PARTY.txt"))
                .map(entry -> new String(entry.content(), UTF_8))
                .findFirst()
                .orElse("");

        for (JsonNode component : bill.get("components")) {
            assertThat(list)
                    .contains(component.get("name").asText() + ":"
                            + component.get("version").asText());
        }
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.get("hashes")) {
            if (hash.get("alg").asText().equals("SHA-256")) {
                return hash.get("content").asText();
            }
        }
        return "";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
