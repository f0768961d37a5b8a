package io.idetunnel;

import io.idetunnel.command.TunnelScore;
import io.idetunnel.searchcommand.CommandRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
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

/** A search of 10,000 rows, one in 500 a tunnel, with neither a process nor pipes around it: chunks in, chunks out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SearchBenchmark {

    private static final int ROWS = 10_000;

    @Param({"", "detail=true"})
    public String options = "";

    private byte[] search = {};

    @Setup
    public void write() {
        StringBuilder body = new StringBuilder("Image,CommandLine,\"_chunked_idx\"\n");
        for (int row = 0; row < ROWS; row++) {
            body.append("\"C:\\Program Files\\Git\\cmd\\git.exe\",")
                    .append(row % 500 == 0 ? "\"code tunnel --name x\"" : "\"git.exe fetch --prune --tags origin\"")
                    .append(',')
                    .append(row)
                    .append('\n');
        }
        String arguments = "[\"" + options + "\"]";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunk(
                out,
                "{\"action\":\"getinfo\",\"searchinfo\":{\"args\":" + arguments + ",\"raw_args\":" + arguments
                        + ",\"sid\":\"1\",\"command\":\"idetunnelscore\"}}",
                "");
        chunk(out, "{\"action\":\"execute\",\"finished\":true}", body.toString());
        search = out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String metadata, String body) {
        String text = "chunked 1.0," + metadata.length() + "," + body.length() + "\n" + metadata + body;
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Benchmark
    public int search() {
        return new CommandRunner(
                        new TunnelScore(""),
                        new ByteArrayInputStream(search),
                        OutputStream.nullOutputStream(),
                        System.err)
                .run();
    }
}
