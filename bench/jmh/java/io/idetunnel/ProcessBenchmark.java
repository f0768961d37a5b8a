package io.idetunnel;

import io.idetunnel.commandline.WindowsArguments;
import io.idetunnel.score.Judge;
import io.idetunnel.score.ProcessEvent;
import io.idetunnel.score.TunnelFlags;
import io.idetunnel.score.Verdict;
import io.idetunnel.score.VerdictGate;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one process event costs in each of the steps that it goes through. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ProcessBenchmark {

    /** An ordinary process, the editor's own housekeeping, a tunnel, and one that a launcher hides. */
    public enum Sample {
        ORDINARY(
                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                "\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer --lang=en-GB"),
        HOUSEKEEPING(
                "C:\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe",
                "\"C:\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe\" tunnel status"),
        TUNNEL(
                "C:\\Users\\Public\\updater.exe",
                "updater.exe tunnel --accept-server-license-terms --name build01 --no-sleep"),
        CARRIED(
                "C:\\Windows\\System32\\cmd.exe",
                "cmd.exe /c \"start /min powershell -w hidden -c Start-Process code -ArgumentList 'tunnel'\"");

        private final String image;
        private final String line;

        Sample(String image, String line) {
            this.image = image;
            this.line = line;
        }
    }

    @Param
    public Sample sample = Sample.ORDINARY;

    private final TunnelFlags flags = new TunnelFlags();
    private final VerdictGate gate = VerdictGate.load();
    private final Judge judge = gate.judge();
    private byte[] image = {};
    private byte[] line = {};
    private ProcessEvent event = new ProcessEvent("", "", "", "", "");

    @Setup
    public void encode() {
        image = sample.image.getBytes(StandardCharsets.UTF_8);
        line = sample.line.getBytes(StandardCharsets.UTF_8);
        event = new ProcessEvent(
                sample.image, sample.line, "", "C:\\Windows\\explorer.exe", "C:\\Windows\\explorer.exe");
    }

    @Benchmark
    public int flags() {
        return flags.ofImage(image, 0, image.length) | flags.ofCommandLine(line, 0, line.length);
    }

    @Benchmark
    public boolean gate() {
        return gate.mayMatter(gate.marks(VerdictGate.Field.IMAGE, image, 0, image.length)
                | gate.marks(VerdictGate.Field.COMMAND_LINE, line, 0, line.length));
    }

    @Benchmark
    public Verdict verdict() {
        return judge.judge(event);
    }

    @Benchmark
    public Object splitting() {
        return WindowsArguments.split(sample.line);
    }
}
