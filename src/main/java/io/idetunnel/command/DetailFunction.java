package io.idetunnel.command;

import io.idetunnel.score.Judge;
import io.idetunnel.score.ProcessEvent;
import io.idetunnel.score.Signal;
import io.idetunnel.score.Verdict;
import io.idetunnel.score.VerdictGate;
import io.idetunnel.searchcommand.Cell;
import io.idetunnel.searchcommand.Message;
import io.idetunnel.searchcommand.Row;
import io.idetunnel.searchcommand.RowFunction;
import io.idetunnel.searchcommand.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each row the six flags and the five fields of the verdict. Of multivalue fields the first values make one
 * process event, the second ones another, and so on; the gravest verdict counts.
 */
final class DetailFunction implements RowFunction {

    private static final VerdictGate.Field[] PARTS = VerdictGate.Field.values();

    /** With the next number, what bounds the memory of the verdicts kept: some 10 MB at the very most. */
    private static final int MOST_VERDICTS = 1_000;

    private static final int LONGEST_KEPT = 5_000;

    /** By the parts of the event: a record's own hash code would have the JVM make classes first. */
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private final FlagFunction flags;
    private final int[][] inputs;
    private final Cell[] cells = new Cell[PARTS.length];
    private @Nullable VerdictGate gate;
    private @Nullable Judge judge;

    DetailFunction(EventFields fields, List<String> inputNames) {
        flags = new FlagFunction(fields, inputNames);
        inputs = new int[][] {
            Cells.indexes(inputNames, fields.image()),
            Cells.indexes(inputNames, fields.commandLine()),
            Cells.indexes(inputNames, fields.originalFileName()),
            Cells.indexes(inputNames, fields.parentImage()),
            Cells.indexes(inputNames, fields.parentCommandLine())
        };
    }

    @Override
    public void apply(Row row, Values values) {
        VerdictGate rules = gate();
        long marks = 0;
        for (int part = 0; part < PARTS.length; part++) {
            Cell cell = Cells.firstFilled(row, inputs[part]);
            cells[part] = cell;
            if (!cell.isEmpty()) {
                marks |= rules.marks(PARTS[part], cell.bytes(), cell.start(), cell.end());
            }
        }
        flags.apply(row, values, rules.mayFlag(marks));
        add(rules.mayMatter(marks) ? gravest() : Verdict.NONE, values);
    }

    private Verdict gravest() {
        List<List<String>> parts = new ArrayList<>(PARTS.length);
        int events = 1;
        for (Cell cell : cells) {
            List<String> texts = cell.values();
            parts.add(texts);
            events = Math.max(events, texts.size());
        }
        Verdict gravest = Verdict.NONE;
        for (int event = 0; event < events; event++) {
            Verdict verdict = judge(new ProcessEvent(
                    text(parts.get(0), event),
                    text(parts.get(1), event),
                    text(parts.get(2), event),
                    text(parts.get(3), event),
                    text(parts.get(4), event)));
            if (event == 0 || verdict.severity() > gravest.severity()) {
                gravest = verdict;
            }
        }
        return gravest;
    }

    /** Rules are read when the first event needs them: Splunk mostly starts the command to ask what it is. */
    private VerdictGate gate() {
        VerdictGate loaded = gate;
        if (loaded == null) {
            loaded = VerdictGate.load();
            gate = loaded;
        }
        return loaded;
    }

    /** The same start comes again and again: tools ask for their own status, servers run their own processes. */
    private Verdict judge(ProcessEvent event) {
        String key = String.join(
                "\0",
                event.image(),
                event.commandLine(),
                event.originalFileName(),
                event.parentImage(),
                event.parentCommandLine());
        Verdict known = verdicts.get(key);
        if (known != null) {
            return known;
        }
        Judge loaded = judge;
        if (loaded == null) {
            loaded = gate().judge();
            judge = loaded;
        }
        Verdict verdict = loaded.judge(event);
        if (key.length() <= LONGEST_KEPT) {
            if (verdicts.size() == MOST_VERDICTS) {
                verdicts.clear();
            }
            verdicts.put(key, verdict);
        }
        return verdict;
    }

    private static String text(List<String> texts, int event) {
        return texts.isEmpty() ? "" : texts.get(Math.min(event, texts.size() - 1));
    }

    private static void add(Verdict verdict, Values values) {
        values.add(verdict.tool());
        values.add(verdict.action());
        values.add(verdict.severity());
        if (verdict.signals().isEmpty()) {
            values.add("");
        } else {
            List<String> ids = new ArrayList<>();
            for (Signal signal : verdict.signals()) {
                ids.add(signal.id());
            }
            values.add(ids);
        }
        values.add(verdict.reason());
    }

    @Override
    public List<Message> messages() {
        return flags.messages();
    }
}
