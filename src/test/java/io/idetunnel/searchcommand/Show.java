package io.idetunnel.searchcommand;

import java.util.ArrayList;
import java.util.List;

/**
 * A command for tests: it reads the field {@code word} and writes, as {@code seen}, what it read, each value in angle
 * brackets.
 */
final class Show implements SearchCommand {

    /** The getinfo reply of {@link #word}. */
    static final String PLANNED = "{\"type\":\"stateful\",\"required_fields\":[\"word\"]}";

    private final Plan plan;
    private SearchInfo info = new SearchInfo(List.of(), List.of(), "");

    private Show(Plan plan) {
        this.plan = plan;
    }

    /** {@code seen} has one value, all that was read: {@code <a><b>}. */
    static Show word() {
        return planned(List.of("word"), List.of(OutputField.single("seen")), (row, values) -> {
            StringBuilder seen = new StringBuilder();
            for (String value : row.cell(0).values()) {
                seen.append('<').append(value).append('>');
            }
            values.add(seen.toString());
        });
    }

    /** {@code seen} has as many values as were read: {@code <a>} and {@code <b>}. */
    static Show words() {
        return planned(List.of("word"), List.of(OutputField.multi("seen")), (row, values) -> {
            List<String> seen = new ArrayList<>();
            for (String value : row.cell(0).values()) {
                seen.add("<" + value + ">");
            }
            values.add(seen);
        });
    }

    /** A command that runs on the search head and asks for its inputs alone. */
    static Show planned(List<String> inputs, List<OutputField> outputs, RowFunction function) {
        return new Show(new Plan(CommandType.STATEFUL, inputs, false, outputs, function));
    }

    /** A command of any plan. */
    static Show planned(Plan plan) {
        return new Show(plan);
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String heapSetting() {
        return "SHOW_MAX_HEAP";
    }

    @Override
    public Plan plan(SearchInfo search) throws CommandException {
        info = search;
        if (search.arguments().startsWith("wrong")) {
            throw new CommandException("\"" + search.arguments() + "\" is not accepted");
        }
        return plan;
    }

    /** What getinfo said. */
    SearchInfo info() {
        return info;
    }
}
