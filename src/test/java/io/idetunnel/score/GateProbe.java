package io.idetunnel.score;

import java.nio.charset.StandardCharsets;

/** Asks the gate as the search command does: field by field, from CSV cells. */
final class GateProbe {

    private GateProbe() {}

    static boolean passes(VerdictGate gate, ProcessEvent event) {
        long marks = marks(gate, VerdictGate.Field.IMAGE, event.image())
                | marks(gate, VerdictGate.Field.COMMAND_LINE, event.commandLine())
                | marks(gate, VerdictGate.Field.ORIGINAL_FILE_NAME, event.originalFileName())
                | marks(gate, VerdictGate.Field.PARENT_IMAGE, event.parentImage())
                | marks(gate, VerdictGate.Field.PARENT_COMMAND_LINE, event.parentCommandLine());
        return gate.mayMatter(marks) && gate.mayMatter(event);
    }

    private static long marks(VerdictGate gate, VerdictGate.Field field, String text) {
        byte[] cell = text.replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        return gate.marks(field, cell, 0, cell.length);
    }
}
