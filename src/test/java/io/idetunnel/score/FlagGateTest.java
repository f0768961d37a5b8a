package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The gate that spares most events a verdict never hides a flag. */
class FlagGateTest {

    private final VerdictGate gate = VerdictGate.load();
    private final TunnelFlags flags = new TunnelFlags();

    @Property
    void anEventThatTheGateSaysHasNoFlagHasNone(@ForAll("texts") String image, @ForAll("texts") String line) {
        long marks = marks(VerdictGate.Field.IMAGE, image) | marks(VerdictGate.Field.COMMAND_LINE, line);

        assertThat(flags.of(image, line) == 0 || gate.mayFlag(marks)).isTrue();
    }

    private long marks(VerdictGate.Field field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return gate.marks(field, bytes, 0, bytes.length);
    }

    /** The texts that set flags, whole and cut, in either case, with anything around them. */
    @Provide
    Arbitrary<String> texts() {
        List<String> pieces = new ArrayList<>(List.of("", " ", "\"", "\\", "C:\\", "-", "--", "x", "\u00e9"));
        for (String text : TunnelFlags.IMAGE_TEXTS.keySet()) {
            pieces.addAll(List.of(text, text.toUpperCase(Locale.ROOT), text.substring(1)));
        }
        for (String text : TunnelFlags.LINE_TEXTS.keySet()) {
            pieces.addAll(List.of(text, text.toUpperCase(Locale.ROOT), text.substring(1)));
        }
        return Arbitraries.of(pieces).list().ofMaxSize(5).map(list -> String.join("", list));
    }
}
