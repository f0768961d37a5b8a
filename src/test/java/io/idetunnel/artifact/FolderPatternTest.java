package io.idetunnel.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/data/home, /data/home, ''",
        "/data/home/, /data/home, ''",
        "/data//x, /data/x, ''",
        "/data/*, /data, *",
        "/data/*/work/?, /data, */work/?",
        "/*, /, *",
        "/, /, ''",
        "C:\\Data\\*, C:/Data, *",
    })
    void aPathIsSplitWhereItsPatternsBegin(String text, String fixed, String pattern) {
        assertThat(FolderPattern.of(text)).isEqualTo(new FolderPattern(fixed, pattern));
    }

    @Test
    void aPathThatIsNotAbsoluteOrLeadsUpwardsIsRefusedWithASentence() {
        assertThatThrownBy(() -> FolderPattern.of("home/*"))
                .hasMessage("\"home/*\" is no absolute path; write it from the root, as /home/*.");
        assertThatThrownBy(() -> FolderPattern.of("/a/../b"))
                .hasMessage("\"/a/../b\" holds \"..\"; name the folder itself, with * for any one name.");
        assertThatThrownBy(() -> FolderPattern.of("/a/**"))
                .hasMessage("\"/a/**\" holds \"**\"; name the folder itself, with * for any one name.");
    }

    @Test
    void optionsAreCheckedWhenTheyAreMade() {
        assertThatThrownBy(() -> new ScanOptions(List.of(), List.of(), 0, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The depth is 0; it must be from 1 to 20.");
        assertThatThrownBy(() -> new ScanOptions(List.of(), List.of("x"), 6, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
