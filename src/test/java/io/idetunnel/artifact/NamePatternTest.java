package io.idetunnel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "token.json, token.json, true",
        "token.json, TOKEN.JSON, true",
        "token.json, token.json2, false",
        "*.service, code-tunnel.service, true",
        "*.service, .service, true",
        "*.service, x.service.d, false",
        "*-*, Stable-0123, true",
        "*-*, lru.json, false",
        ".*-server, .vscode-server, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "*a*b*c, xxaxxbxxc, true",
        "*a*b*c, xxaxxcxxb, false",
        "*, anything, true",
        "<user>, anything, true",
    })
    void aStarIsAnyCharactersAndAQuestionMarkIsOne(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void aPatternMadeToBacktrackDoesNot() {
        assertThat(NamePattern.of("*a".repeat(50) + "b").matches("a".repeat(5_000)))
                .isFalse();
    }
}
