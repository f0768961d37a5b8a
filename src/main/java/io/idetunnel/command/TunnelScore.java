package io.idetunnel.command;

import io.idetunnel.searchcommand.CommandException;
import io.idetunnel.searchcommand.CommandType;
import io.idetunnel.searchcommand.OutputField;
import io.idetunnel.searchcommand.Plan;
import io.idetunnel.searchcommand.SearchCommand;
import io.idetunnel.searchcommand.SearchInfo;
import java.util.ArrayList;
import java.util.List;

/** The search command {@code idetunnelscore}. */
public final class TunnelScore implements SearchCommand {

    /** The six output fields of every search, in their order. */
    public static final List<String> FLAG_FIELDS =
            List.of("IsTunnelCommand", "IsCodeCLI", "IsJetBrains", "HasGitHubAuth", "IsHeadless", "RiskScore");

    /** The five that {@code detail=true} adds, in their order. */
    public static final List<OutputField> DETAIL_FIELDS = List.of(
            OutputField.single("TunnelTool"),
            OutputField.single("TunnelAction"),
            OutputField.single("TunnelSeverity"),
            OutputField.multi("TunnelSignals"),
            OutputField.single("TunnelReason"));

    private final String siteArguments;

    /**
     * Makes the command.
     *
     * @param siteArguments options that hold for every search of the site, written as in a search
     */
    public TunnelScore(String siteArguments) {
        this.siteArguments = siteArguments;
    }

    @Override
    public String name() {
        return "idetunnelscore";
    }

    @Override
    public String heapSetting() {
        return "IDETUNNEL_MAX_HEAP";
    }

    @Override
    public Plan plan(SearchInfo info) throws CommandException {
        Options options = Options.parse(siteArguments, info.arguments());
        EventFields fields = options.fields();
        List<String> inputs = options.detail() ? fields.all() : fields.ofFlags();
        List<OutputField> outputs = new ArrayList<>();
        for (String name : FLAG_FIELDS) {
            outputs.add(OutputField.single(name));
        }
        if (options.detail()) {
            outputs.addAll(DETAIL_FIELDS);
        }
        return new Plan(
                options.distributed() ? CommandType.STREAMING : CommandType.STATEFUL,
                inputs,
                options.allFields(),
                outputs,
                options.detail() ? new DetailFunction(fields, inputs) : new FlagFunction(fields, inputs));
    }
}
