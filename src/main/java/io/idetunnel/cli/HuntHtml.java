package io.idetunnel.cli;

import io.idetunnel.event.Skipped;
import io.idetunnel.event.SkippedTally;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.SearchTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A hunt as one HTML file to hand over: it opens from disk, fetches nothing, and says so in its content security policy, under which nothing but its own
 * style and script works. Event text is hostile: all of it goes through {@link HtmlWriter}.
 */
final class HuntHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final String PREFIX = "IDE Tunnel - ";
    /** A page of more is no page. All are in the JSON and in the timeline. */
    private static final int MOST_FINDINGS = 2_000;

    /** What stands elsewhere on the page, or is for Splunk alone. */
    private static final List<String> NOT_SHOWN = List.of(
            "TunnelReason",
            "TunnelSeverity",
            "severity_band",
            "risk_score",
            "lag",
            "stage_set",
            "session_id",
            "TunnelSignals",
            "CommandLine",
            "_time",
            "host",
            "user",
            "allowed",
            "unresolved");

    private final HtmlWriter html;
    private final Content content;
    private final IdentityHashMap<Finding, String> ids = new IdentityHashMap<>();

    /**
     * What is on the page.
     *
     * @param trees process trees by a heading
     * @param steps what to do, by finding or session
     * @param files the files that were read
     * @param made when the page is made
     */
    record Content(
            HuntReport report,
            SearchInputs inputs,
            Map<String, List<Investigation.Node>> trees,
            IdentityHashMap<Finding, List<String>> steps,
            List<EvidenceFile> files,
            Instant made,
            String version) {}

    HuntHtml(Writer out, Content content) {
        this.html = new HtmlWriter(out);
        this.content = content;
        List<Finding> all = content.report().findings().all();
        for (int i = 0; i < all.size(); i++) {
            ids.put(all.get(i), "f" + (i + 1));
        }
    }

    void write() throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.element("title", "IDE tunnel hunt, " + TIME.format(content.made()) + " UTC");
        html.open("style").verbatim(style).close().close();
        html.open("body");
        summary();
        timeline();
        sessions();
        findings();
        trees();
        scope();
        indicators();
        blind();
        files();
        html.element(
                "footer",
                "Made by IDE Tunnel Detection " + content.version() + " on " + TIME.format(content.made())
                        + " UTC. All times are UTC. Values of token options are shown as ***.");
        html.open("script").verbatim(script).close();
        html.close().close();
    }

    private Findings found() {
        return content.report().findings();
    }

    private void summary() throws IOException {
        html.open("header").element("h1", "IDE tunnel hunt");
        html.element("p", "Developer tools used for remote access (ATT&CK T1219.001), " + range(), "class", "lead");
        html.element("p", verdict(), "class", "verdict");
        if (content.inputs().isInterrupted()) {
            html.element("p", "Reading was interrupted: this is what was found until then.", "class", "warn");
        }
        html.open("ul", "class", "numbers");
        number(found().sessions().size(), "sessions");
        number(found().size(), "findings");
        number(found().atLeast(60), "at 60 or more");
        number(found().hosts(), "hosts");
        number(content.inputs().events(), "events read");
        number(content.inputs().files(), "files read");
        number(content.report().blind().size(), "blind analytics");
        number(content.inputs().skipped().total(), "not read");
        html.close();
        html.open("nav");
        for (String[] link : new String[][] {
            {"timeline-section", "Timeline"},
            {"sessions", "Sessions"},
            {"findings", "Findings"},
            {"trees", "Process trees"},
            {"scope", "Scope"},
            {"indicators", "Indicators"},
            {"blind", "What was not seen"},
            {"files", "Files read"}
        }) {
            html.element("a", link[1], "href", "#" + link[0]);
        }
        html.close().close();
    }

    private String range() {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Finding finding : found().all()) {
            if (Double.isFinite(finding.time())) {
                first = Math.min(first, finding.time());
                last = Math.max(last, finding.time());
            }
        }
        return Double.isFinite(first) ? "findings from " + time(first) + " to " + time(last) + " UTC" : "no findings";
    }

    private String verdict() {
        long grave = found().sessionsAtLeast(60);
        long strong = found().atLeast(60);
        if (found().size() == 0 && found().sessions().isEmpty()) {
            return content.report().blind().isEmpty()
                    ? "Nothing was found, and every analytic had data to look at."
                    : "Nothing was found, but some analytics had nothing to look at: see what was not seen.";
        }
        String sessions = grave > 0
                ? String.format(
                        Locale.ROOT,
                        "%,d %s on %s reached a severity at which to act. ",
                        grave,
                        grave == 1 ? "session" : "sessions",
                        hostsOf(60))
                : "No session reached the severity at which to act. ";
        return sessions
                + (strong > 0
                        ? String.format(Locale.ROOT, "%,d of %,d findings are at 60 or more.", strong, found().size())
                        : "All findings are below 60: access opened the way a developer would.");
    }

    private String hostsOf(int severity) {
        List<String> hosts = found().sessions().stream()
                .filter(session -> session.row().severity() >= severity)
                .map(session -> session.row().host())
                .distinct()
                .toList();
        return hosts.size() <= 3 ? String.join(", ", hosts) : hosts.size() + " hosts";
    }

    private void number(long number, String what) throws IOException {
        html.open("li")
                .element("b", String.format(Locale.ROOT, "%,d", number))
                .element("span", what)
                .close();
    }

    private void timeline() throws IOException {
        html.open("section", "id", "timeline-section").element("h2", "Timeline");
        TimelineDrawing drawing = new TimelineDrawing(html, found(), ids);
        if (drawing.isEmpty()) {
            html.element("p", "There is nothing to draw.", "class", "note");
        } else {
            html.open("div", "class", "card").open("div", "class", "tools");
            html.element("button", "Zoom in", "id", "in", "type", "button");
            html.element("button", "Zoom out", "id", "out", "type", "button");
            html.element("button", "Show all", "id", "all", "type", "button");
            html.element("span", "Drag to move, Ctrl and wheel to zoom. A mark leads to its finding.");
            html.close();
            drawing.write();
            html.close();
            html.open("ul", "class", "chips quiet");
            html.open("li")
                    .element("span", "80+", "class", "badge s80")
                    .text(" strong marks of an attack")
                    .close();
            html.open("li")
                    .element("span", "60+", "class", "badge s60")
                    .text(" unattended, hidden or out of place")
                    .close();
            html.open("li")
                    .element("span", "30+", "class", "badge s30")
                    .text(" as a developer would")
                    .close();
            html.element("li", "Blue bands are sessions");
            html.close();
        }
        if (drawing.undrawn() > 0) {
            html.element(
                    "p",
                    drawing.undrawn()
                            + " findings are not drawn: their time is not known, or there are too many hosts.",
                    "class",
                    "note");
        }
        html.close();
    }

    private void sessions() throws IOException {
        html.open("section", "id", "sessions").element("h2", "Sessions");
        if (found().sessions().isEmpty()) {
            html.element("p", "No tunnel was used in a way that makes a session.", "class", "note");
        }
        for (Session session : found().sessions()) {
            session(session);
        }
        html.close();
    }

    private void session(Session session) throws IOException {
        Finding row = session.row();
        html.open("article", "class", "card").open("div", "class", "head");
        badge(row.severity());
        html.element("h3", row.host() + ", " + row.user());
        html.element(
                "span",
                time(row.time()) + " to " + time(row.time() + Sessions.duration(session)) + "  "
                        + row.value("TunnelTool"),
                "class",
                "when");
        html.close();
        html.element("p", row.why(), "class", "why");
        chips(row.fields().getOrDefault("stages", List.of()), "chips");
        command("Root command line", row.value("CommandLine"));
        command("Started by", row.value("ParentCommandLine"));
        List<String> commands = row.fields().getOrDefault("commands", List.of());
        if (!commands.isEmpty()) {
            html.element("h4", "What the operator ran");
            html.element("pre", String.join("\n", commands));
        }
        details(
                row,
                "Image",
                "hash",
                "tunnel_name",
                "tunnel_id",
                "cluster",
                "relay",
                "bytes_out",
                "persistence",
                "reached",
                "accounts",
                "sources",
                "missing",
                "context",
                "allowed_by");
        signals(row);
        steps(row);
        if (!session.findings().isEmpty()) {
            html.element("h4", "Evidence");
            html.open("table");
            header("Time", "Severity", "Seen by", "Evidence");
            for (Finding finding : session.findings()) {
                html.open("tr");
                html.open("td", "class", "time")
                        .element("a", time(finding.time()), "href", "#" + ids.get(finding))
                        .close();
                html.open("td");
                badge(finding.severity());
                html.close();
                html.element("td", analytics(finding));
                html.open("td").element("code", shortened(finding.evidence())).close();
                html.close();
            }
            html.close();
        }
        html.close();
    }

    private void findings() throws IOException {
        html.open("section", "id", "findings").element("h2", "Findings");
        Map<String, List<Finding>> byHost = new LinkedHashMap<>();
        List<Finding> all = found().all();
        all.stream().limit(MOST_FINDINGS).forEach(finding -> byHost.computeIfAbsent(
                        finding.host() + ", " + person(finding.user()), key -> new ArrayList<>())
                .add(finding));
        for (Map.Entry<String, List<Finding>> group : byHost.entrySet()) {
            html.element("h4", group.getKey());
            for (Finding finding : group.getValue()) {
                finding(finding);
            }
        }
        if (all.size() > MOST_FINDINGS) {
            html.element(
                    "p",
                    "The first " + MOST_FINDINGS + " of " + all.size()
                            + " are shown; --timeline and --format json have all.",
                    "class",
                    "note warn");
        }
        if (all.isEmpty()) {
            html.element("p", "There is none.", "class", "note");
        }
        html.close();
    }

    private void finding(Finding finding) throws IOException {
        html.open("article", "class", "card", "id", ids.getOrDefault(finding, ""))
                .open("div", "class", "head");
        badge(finding.severity());
        html.element("h3", what(finding));
        html.element("span", time(finding.time()), "class", "when");
        html.element("span", analytics(finding), "class", "who");
        html.close();
        if (!finding.why().isEmpty()) {
            html.element("p", finding.why(), "class", "why");
        }
        html.element("pre", finding.evidence());
        signals(finding);
        html.open("details").element("summary", "All fields");
        details(
                finding,
                finding.fields().keySet().stream()
                        .filter(name -> !NOT_SHOWN.contains(name))
                        .toArray(String[]::new));
        html.close();
        steps(finding);
        html.close();
    }

    private static String what(Finding finding) {
        String tool = finding.value("TunnelTool");
        return tool.isEmpty() || tool.equals("-")
                ? TimelineDrawing.stage(finding)
                : tool + " " + finding.value("TunnelAction");
    }

    private static String person(String user) {
        return user.equals("-") ? "person not known" : user;
    }

    private static String analytics(Finding finding) {
        return String.join(
                "; ", finding.analytics().stream().map(HuntHtml::shortName).toList());
    }

    private static String shortName(String analytic) {
        return analytic.startsWith(PREFIX) ? analytic.substring(PREFIX.length()) : analytic;
    }

    private static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 399) + "…";
    }

    private void badge(int severity) throws IOException {
        html.element("span", "" + severity, "class", "badge " + TimelineDrawing.severityClass("s", severity));
    }

    private void command(String label, String commandLine) throws IOException {
        if (!commandLine.isEmpty() && !commandLine.equals("-")) {
            html.element("h4", label).element("pre", commandLine);
        }
    }

    private void chips(List<String> values, String style) throws IOException {
        List<String> known = values.stream().filter(value -> !value.equals("-")).toList();
        if (!known.isEmpty()) {
            html.open("ul", "class", style);
            for (String value : known) {
                html.element("li", value);
            }
            html.close();
        }
    }

    private void signals(Finding finding) throws IOException {
        chips(finding.fields().getOrDefault("TunnelSignals", List.of()), "chips quiet");
    }

    private void details(Finding finding, String... names) throws IOException {
        html.open("dl");
        for (String name : names) {
            List<String> values = finding.fields().getOrDefault(name, List.of());
            if (!values.isEmpty() && !values.equals(List.of("-"))) {
                html.element("dt", name).element("dd", String.join(", ", values));
            }
        }
        html.close();
    }

    private void steps(Finding finding) throws IOException {
        List<String> steps = content.steps().getOrDefault(finding, List.of());
        if (!steps.isEmpty()) {
            html.open("details").element("summary", "What to do").open("ol", "class", "steps");
            for (String step : steps) {
                html.element("li", step);
            }
            html.close().close();
        }
    }

    private void trees() throws IOException {
        html.open("section", "id", "trees").element("h2", "Process trees");
        if (content.trees().isEmpty()) {
            html.element(
                    "p",
                    "No finding names a process whose start is in the files that were read, or they came from standard input.",
                    "class",
                    "note");
        }
        for (Map.Entry<String, List<Investigation.Node>> tree : content.trees().entrySet()) {
            html.open("div", "class", "card").element("h3", tree.getKey()).open("ul", "class", "tree");
            for (Investigation.Node node : tree.getValue()) {
                node(node);
            }
            html.close().close();
        }
        html.close();
    }

    private void node(Investigation.Node node) throws IOException {
        html.open("li", "class", "d" + Math.max(0, Math.min(10, node.depth())) + (node.operator() ? " operator" : ""));
        if (node.severity() >= 30) {
            badge(node.severity());
            html.text(" ");
        }
        html.element("code", node.commandLine().isEmpty() ? node.image() : node.commandLine());
        html.element(
                "div",
                time(node.time()) + "  " + node.user() + (node.operator() ? "  through the tunnel" : ""),
                "class",
                "note");
        html.close();
    }

    private void scope() throws IOException {
        html.open("section", "id", "scope").element("h2", "Scope");
        List<Indicator> shared = allIndicators().stream()
                .filter(indicator -> indicator.hosts().size() > 1)
                .toList();
        if (shared.isEmpty()) {
            html.element(
                    "p",
                    "No hash, tunnel, account, script or program of a finding was seen on a second host in these files.",
                    "class",
                    "note");
        } else {
            html.element("p", "Seen on more than one host:", "class", "note").open("table");
            header("What", "Value", "Hosts", "Persons");
            for (Indicator indicator : shared) {
                html.open("tr").element("td", indicator.type()).element("td", indicator.value());
                html.element("td", String.join(", ", indicator.hosts()));
                html.element("td", String.join(", ", indicator.users())).close();
            }
            html.close();
        }
        html.element("h4", "Persons and where they were seen").open("table");
        header("Person", "Hosts", "Highest severity");
        Map<String, List<Finding>> persons = new LinkedHashMap<>();
        found().all().forEach(finding -> persons.computeIfAbsent(finding.user(), key -> new ArrayList<>())
                .add(finding));
        for (Map.Entry<String, List<Finding>> person : persons.entrySet()) {
            html.open("tr").element("td", person(person.getKey()));
            html.element(
                    "td",
                    String.join(
                            ", ",
                            person.getValue().stream()
                                    .map(Finding::host)
                                    .distinct()
                                    .toList()));
            html.open("td");
            badge(person.getValue().stream().mapToInt(Finding::severity).max().orElse(0));
            html.close().close();
        }
        html.close().close();
    }

    private List<Indicator> allIndicators() {
        List<Finding> all = new ArrayList<>(found().all());
        found().sessions().forEach(session -> all.add(session.row()));
        return Indicator.of(all);
    }

    private void indicators() throws IOException {
        html.open("section", "id", "indicators").element("h2", "Indicators");
        List<Indicator> indicators = allIndicators();
        StringBuilder csv = new StringBuilder(CsvText.row(List.of("type", "value", "first", "last", "hosts", "users")));
        for (Indicator indicator : indicators) {
            csv.append(CsvText.row(List.of(
                    indicator.type(),
                    indicator.value(),
                    iso(indicator.first()),
                    iso(indicator.last()),
                    String.join(" ", indicator.hosts()),
                    String.join(" ", indicator.users()))));
        }
        html.open("p", "class", "download");
        html.element(
                "a",
                "Download as CSV",
                "download",
                "indicators.csv",
                "href",
                "data:text/csv;charset=utf-8;base64,"
                        + Base64.getEncoder().encodeToString(csv.toString().getBytes(StandardCharsets.UTF_8)));
        html.close();
        html.open("table");
        header("Type", "Value", "First seen", "Last seen", "Hosts");
        for (Indicator indicator : indicators) {
            html.open("tr").element("td", indicator.type(), "class", "time");
            html.element("td", indicator.value(), "class", indicator.type().equals("hash") ? "hash" : "");
            html.element("td", time(indicator.first()), "class", "time");
            html.element("td", time(indicator.last()), "class", "time");
            html.element("td", String.join(", ", indicator.hosts())).close();
        }
        html.close().close();
    }

    private void blind() throws IOException {
        html.open("section", "id", "blind").element("h2", "What was not seen, and why");
        html.element(
                "p",
                "An analytic without its data finds nothing, whatever happened. Where a row is blind, that part of the question is open.",
                "class",
                "note");
        html.open("table");
        header("Analytic", "State", "Kept events", "Data that was there", "Data that was missing");
        for (Outcome outcome : content.report().outcomes()) {
            html.open("tr").element("td", shortName(outcome.query().name()));
            html.element(
                    "td",
                    outcome.failure()
                            .map(failure -> "failed: " + failure.sentence())
                            .orElse(
                                    outcome.isBlind()
                                            ? "blind"
                                            : outcome.starved().isEmpty() ? "full" : "in part"));
            html.element("td", String.format(Locale.ROOT, "%,d", outcome.kept()), "class", "number");
            html.element("td", String.join(", ", outcome.fed()));
            html.element("td", String.join(", ", outcome.starved())).close();
        }
        html.close();
        if (content.inputs().skipped().total() > 0) {
            html.element("h4", "Not read").open("ul", "class", "plain");
            for (Map.Entry<Skipped.Reason, SkippedTally.Count> entry :
                    content.inputs().skipped().counts().entrySet()) {
                html.open("li")
                        .text(String.format(
                                Locale.ROOT,
                                "%s: %,d",
                                entry.getKey().label(),
                                entry.getValue().number()));
                html.open("ul");
                for (Skipped first : entry.getValue().first()) {
                    html.element("li", first.origin() + " " + first.detail());
                }
                html.close().close();
            }
            html.close();
        }
        html.close();
    }

    private void files() throws IOException {
        html.open("section", "id", "files").element("h2", "Files read");
        html.open("table");
        header("File", "Bytes", "SHA-256");
        for (EvidenceFile file : content.files()) {
            html.open("tr");
            html.element("td", file.name() + (file.entries() > 0 ? " (" + file.entries() + " files in it)" : ""));
            html.element("td", String.format(Locale.ROOT, "%,d", file.size()), "class", "number");
            html.element("td", file.sha256(), "class", "hash").close();
        }
        html.close();
        html.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "%,d events were read, %,d kept by an analytic, %,d outside the given times; findings from severity %d on.",
                        content.inputs().events(),
                        content.report().kept(),
                        content.inputs().outside(),
                        content.report().minSeverity()),
                "class",
                "note");
        html.close();
    }

    private void header(String... columns) throws IOException {
        html.open("tr");
        for (String column : columns) {
            html.element("th", column);
        }
        html.close();
    }

    /** As {@code 2026-10-05 08:12:31}; a dash where it is not known. */
    static String time(double seconds) {
        boolean known = Double.isFinite(seconds) && Math.abs(seconds) < 200_000_000_000.0;
        return known ? TIME.format(Instant.ofEpochSecond((long) Math.floor(seconds))) : "-                  ";
    }

    private static String iso(double seconds) {
        return Double.isFinite(seconds) ? SearchTime.iso(seconds) : "";
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HuntHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
