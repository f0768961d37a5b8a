package io.idetunnel.modularinput;

import com.splunk.modularinput.Argument;
import com.splunk.modularinput.EventWriter;
import com.splunk.modularinput.InputDefinition;
import com.splunk.modularinput.MalformedDataException;
import com.splunk.modularinput.Parameter;
import com.splunk.modularinput.Scheme;
import com.splunk.modularinput.Script;
import com.splunk.modularinput.ValidationDefinition;
import io.idetunnel.artifact.Scan;
import io.idetunnel.health.Check;
import io.idetunnel.health.Doctor;
import io.idetunnel.health.Site;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;

/**
 * The modular input: answers {@code --scheme} and {@code --validate-arguments}, and otherwise does one scan for each stanza
 * that splunkd gives it, then ends; splunkd starts it again after the stanza's interval.
 *
 * <p>The types are those of Splunk's SDK for Java; what reads and writes is ours, for the SDK's own never ends a stream, does
 * not notice a closed one, follows the locale and stops reading where splunkd has only paused.
 */
public final class ArtifactsInput extends Script {

    static final String KIND = "idetunnel_artifacts";

    private static final String SCHEME = "--scheme";
    private static final String VALIDATE = "--validate-arguments";

    private final Clock clock;
    private final ScanFactory scans;
    private final Supplier<List<Check>> health;

    /** How the scan of a stanza is made: of this host, or in a test of another. */
    @FunctionalInterface
    interface ScanFactory {
        Scan scan(InputSettings settings, ArtifactJudge judge);
    }

    /** The input as it runs on a host. */
    public ArtifactsInput() {
        this(
                Clock.systemUTC(),
                (settings, judge) -> Scan.ofThisHost(settings.scan(), judge::severity),
                ArtifactsInput::examine);
    }

    ArtifactsInput(Clock clock, ScanFactory scans, Supplier<List<Check>> health) {
        this.clock = clock;
        this.scans = scans;
        this.health = health;
    }

    /** The checks of the installation that the launcher belongs to, which it names in {@code idetunnel.app}. */
    private static List<Check> examine() {
        String app = System.getProperty("idetunnel.app", "");
        return app.isEmpty()
                ? List.of()
                : Doctor.examine(Site.of(Path.of(app), System.getenv(), Instant.now(), Map.of()));
    }

    /**
     * Answers one call of splunkd on the standard streams.
     *
     * @param args what splunkd gives: one of the two options, or nothing
     * @return 0 if all went well, else 1; the reason is on the standard error
     */
    @Override
    public int run(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        try (EventStream stream = EventStream.on(new FileOutputStream(FileDescriptor.out), err)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stream::close, "end of the event stream"));
            return run(args, stream, System.in);
        }
    }

    /**
     * Answers one call.
     *
     * @param args what splunkd gives
     * @param writer takes the answer
     * @param in what splunkd writes; read to its end
     */
    @Override
    public int run(String[] args, EventWriter writer, InputStream in) {
        if (!(writer instanceof EventStream stream)) {
            throw new IllegalArgumentException("The answers are written to an EventStream alone.");
        }
        try {
            String call = args.length == 0 ? "" : args[0];
            if (call.equalsIgnoreCase(SCHEME)) {
                stream.document(SchemeDocument.of(getScheme()));
                return stream.checkError() ? 1 : 0;
            }
            if (call.equalsIgnoreCase(VALIDATE)) {
                return validate(stream, in);
            }
            if (args.length > 0) {
                stream.noDocument();
                stream.log(
                        EventWriter.ERROR,
                        "\"" + call + "\" is no call that splunkd makes; the two options are " + SCHEME + " and "
                                + VALIDATE + ".");
                return 1;
            }
            return scan(stream, in);
        } catch (RuntimeException e) {
            stream.log(EventWriter.ERROR, "The scan failed, and what it found will be reported again: " + e + at(e));
            return 1;
        } catch (OutOfMemoryError e) {
            stream.log(
                    EventWriter.ERROR,
                    "The scan needs more memory than its launcher gives it ("
                            + Runtime.getRuntime().maxMemory() / 1024 / 1024
                            + " MB), and what it found will be reported again: name fewer homes and extra_paths.");
            return 1;
        }
    }

    private static String at(RuntimeException e) {
        StackTraceElement[] frames = e.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }

    private int validate(EventStream stream, InputStream in) {
        String wrong;
        try {
            validateInput(ValidationDefinition.parseDefinition(CleanXml.of(in)));
            stream.noDocument();
            return 0;
        } catch (InvalidParameterException e) {
            wrong = e.sentence();
        } catch (IOException
                | XMLStreamException
                | SAXException
                | ParserConfigurationException
                | MalformedDataException e) {
            wrong = "The arguments that splunkd sent for validation are malformed XML.";
        }
        stream.document("<error><message>" + XmlText.escape(wrong) + "</message></error>");
        return 1;
    }

    private int scan(EventStream stream, InputStream in) {
        stream.begin();
        try {
            return streamAll(InputDefinition.parseDefinition(CleanXml.of(in)), stream) ? 0 : 1;
        } catch (IOException
                | XMLStreamException
                | SAXException
                | ParserConfigurationException
                | MalformedDataException e) {
            stream.log(EventWriter.ERROR, "The configuration that splunkd sent is malformed XML; nothing was scanned.");
            return 1;
        } catch (StreamClosedException e) {
            // splunkd has gone, or has told this process to go: it wants no more, and the checkpoint has not moved.
            return 1;
        } finally {
            stream.close();
        }
    }

    @Override
    public Scheme getScheme() {
        Scheme scheme = new Scheme("IDE tunnel artifacts");
        scheme.setDescription(
                "Reports the files, autostart entries and processes that IDE tunnels (VS Code and its forks,"
                        + " dev tunnels, JetBrains remote development) leave on this host.");
        scheme.setUseExternalValidation(true);
        scheme.setUseSingleInstance(false);
        scheme.setStreamingMode(Scheme.StreamingMode.XML);
        for (InputParameter parameter : InputParameter.values()) {
            Argument argument = new Argument(parameter.key());
            argument.setDescription(parameter.description());
            argument.setDataType(parameter.type());
            scheme.addArgument(argument);
        }
        return scheme;
    }

    /**
     * Checks the parameters of a stanza that is created or edited.
     *
     * @throws InvalidParameterException if one of them cannot be used; its sentence says what to write instead
     */
    @Override
    public void validateInput(ValidationDefinition definition) throws InvalidParameterException {
        Map<String, Parameter> parameters = definition.getParameters();
        InputSettings.of(KIND + "://" + definition.getName(), parameters == null ? Map.of() : parameters);
    }

    /** Scans for each stanza; of one whose parameters cannot be used, an error tells. */
    @Override
    public void streamEvents(InputDefinition definition, EventWriter writer) {
        if (writer instanceof EventStream stream) {
            streamAll(definition, stream);
        }
    }

    private boolean streamAll(InputDefinition definition, EventStream stream) {
        boolean sound = true;
        ArtifactJudge judge = ArtifactJudge.load();
        Fields checked = HealthFields.of(health.get());
        for (Map.Entry<String, Map<String, Parameter>> stanza :
                definition.getInputs().entrySet()) {
            try {
                InputSettings settings = InputSettings.of(stanza.getKey(), stanza.getValue());
                Checkpoint checkpoint = Checkpoint.of(definition.getCheckpointDir(), stanza.getKey());
                new StanzaRun(settings, checkpoint, judge, stream, clock, checked).run(scans.scan(settings, judge));
            } catch (InvalidParameterException e) {
                sound = false;
                stream.log(EventWriter.ERROR, "Input " + stanza.getKey() + " was not run. " + e.sentence());
            } catch (IOException e) {
                sound = false;
                stream.log(
                        EventWriter.ERROR,
                        "Input " + stanza.getKey()
                                + " will report what it found again: its checkpoint cannot be written to "
                                + definition.getCheckpointDir() + " ("
                                + e.getClass().getSimpleName() + ").");
            }
        }
        return sound;
    }
}
