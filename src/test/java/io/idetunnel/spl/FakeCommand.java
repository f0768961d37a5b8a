package io.idetunnel.spl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A search command that behaves as its first argument says: a child process for tests of the engine's side of the protocol. */
public final class FakeCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FakeCommand() {}

    /** Writes a launcher for it into an app's bin folder. */
    static void install(Path app) throws IOException {
        Path launcher = app.resolve("bin").resolve("fake.sh");
        Files.createDirectories(launcher.getParent());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec \"" + java + "\" -XX:TieredStopAtLevel=1 -cp \"" + classPath + "\" "
                        + FakeCommand.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public static void main(String[] arguments) throws Exception {
        InputStream in = System.in;
        OutputStream out = System.out;
        String mode = "";
        while (true) {
            String header = header(in);
            if (header.isEmpty()) {
                System.exit(mode.equals("exit3") ? 3 : 0);
            }
            String[] lengths = header.split(",", -1);
            JsonNode metadata = JSON.readTree(in.readNBytes(Integer.parseInt(lengths[1].strip())));
            String body = new String(in.readNBytes(Integer.parseInt(lengths[2].strip())), StandardCharsets.UTF_8);
            if (metadata.path("action").asText().equals("getinfo")) {
                mode = arguments.length > 0
                        ? arguments[0]
                        : metadata.path("searchinfo").path("args").path(0).asText();
                getInfo(out, mode, metadata.path("searchinfo"));
            } else {
                execute(out, mode, metadata.path("finished").asBoolean(), body);
            }
        }
    }

    private static void getInfo(OutputStream out, String mode, JsonNode info) throws Exception {
        switch (mode) {
            case "error" -> reply(out, "{\"finished\":true,\"error\":\"fake: unknown option \\\"x\\\"\"}", "");
            case "reporting" -> reply(out, "{\"type\":\"reporting\"}", "");
            case "silent" -> Thread.sleep(600_000);
            case "dies" -> {
                System.err.println("no Java here");
                System.exit(7);
            }
            case "noise" -> out.write("Picked up JAVA_TOOL_OPTIONS\n".getBytes(StandardCharsets.UTF_8));
            case "all" -> reply(out, "{\"type\":\"streaming\",\"required_fields\":[\"*\"]}", "");
            case "args" ->
                reply(
                        out,
                        "{\"type\":\"stateful\",\"required_fields\":[\"a\"],\"inspector\":{\"messages\":[[\"WARN\","
                                + JSON.valueToTree(info.path("args").toString() + info.path("raw_args")) + "]]}}",
                        "");
            default -> reply(out, "{\"type\":\"stateful\",\"required_fields\":[\"a\",\"m\"]}", "");
        }
        out.flush();
    }

    /** In the mode echo, each body comes back as it is, with a column {@code seen} of 1 for each row that ends in a line feed. */
    private static void execute(OutputStream out, String mode, boolean finished, String body) throws Exception {
        String[] lines = body.split("\n", -1);
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < lines.length - 1; i++) {
            boolean dropped = i > 0 && mode.equals("drop") && i % 2 == 0;
            if (!dropped) {
                answer.append(lines[i]).append(i == 0 ? ",seen\n" : "," + lines.length + "\n");
            }
        }
        if (mode.equals("disorder")) {
            answer = new StringBuilder("a,_chunked_idx\nx,1\ny,0\n");
        }
        if (mode.equals("fails")) {
            reply(out, "{\"finished\":true,\"error\":\"fake: the model is broken\"}", "");
        } else {
            reply(out, "{\"finished\":" + finished + "}", answer.toString());
        }
        if (mode.equals("stderr") && finished) {
            System.err.println("a warning");
        }
        out.flush();
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            header.append((char) b);
        }
        return header.toString();
    }

    private static void reply(OutputStream out, String metadata, String body) throws IOException {
        byte[] meta = metadata.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("chunked 1.0," + meta.length + "," + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(meta);
        out.write(bytes);
    }
}
