package io.idetunnel.cli;

import io.idetunnel.spl.SearchTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings and sessions over time, as SVG: a block for each host, a row in it for each stage. The page's script zooms it; without, it is all there. */
final class TimelineDrawing {

    private static final int WIDTH = 1_120;
    private static final int LEFT = 190;
    private static final int RIGHT = 1_100;
    private static final int TOP = 34;
    private static final int HOST_HEIGHT = 26;
    private static final int ROW = 24;
    private static final int TICKS = 6;
    /** More would be no picture. */
    private static final int MOST_HOSTS = 30;

    private final HtmlWriter html;
    private final Findings findings;
    private final IdentityHashMap<Finding, String> ids;
    /** Host to stage to findings. */
    private final Map<String, Map<String, List<Finding>>> hosts = new LinkedHashMap<>();

    private double from = Double.POSITIVE_INFINITY;
    private double to = Double.NEGATIVE_INFINITY;
    private int undrawn;

    TimelineDrawing(HtmlWriter html, Findings findings, IdentityHashMap<Finding, String> ids) {
        this.html = html;
        this.findings = findings;
        this.ids = ids;
        for (Session session : findings.sessions()) {
            extend(session.row().time());
            extend(session.row().time() + Sessions.duration(session));
        }
        for (Finding finding : findings.all()) {
            String host = Sessions.shortHost(finding.host());
            boolean drawn = Double.isFinite(finding.time()) && (hosts.containsKey(host) || hosts.size() < MOST_HOSTS);
            if (drawn) {
                extend(finding.time());
                hosts.computeIfAbsent(host, key -> new LinkedHashMap<>())
                        .computeIfAbsent(stage(finding), key -> new ArrayList<>())
                        .add(finding);
            } else {
                undrawn++;
            }
        }
    }

    /** How many findings have no place in it. */
    int undrawn() {
        return undrawn;
    }

    boolean isEmpty() {
        return hosts.isEmpty();
    }

    static String stage(Finding finding) {
        for (String name : List.of("stage", "TunnelAction")) {
            String value = finding.value(name);
            if (!value.isEmpty() && !value.equals("-")) {
                return value;
            }
        }
        String analytic = finding.analytics().get(0);
        String[] parts = analytic.split(" - ", -1);
        return parts[Math.min(1, parts.length - 1)].toLowerCase(Locale.ROOT);
    }

    private void extend(double time) {
        if (Double.isFinite(time)) {
            from = Math.min(from, time);
            to = Math.max(to, time);
        }
    }

    void write() throws IOException {
        double margin = Math.max(60, (to - from) * 0.03);
        from -= margin;
        to += margin;
        int height = TOP;
        for (Map<String, List<Finding>> stages : hosts.values()) {
            height += HOST_HEIGHT + ROW * stages.size() + 8;
        }
        html.open(
                "svg",
                "id",
                "timeline",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                "Findings over time, by host and stage",
                "data-left",
                "" + LEFT,
                "data-right",
                "" + RIGHT,
                "data-bottom",
                "" + height,
                "data-from",
                number(from),
                "data-to",
                number(to));
        axis(height);
        int y = TOP;
        for (Map.Entry<String, Map<String, List<Finding>>> host : hosts.entrySet()) {
            host(host.getKey(), host.getValue(), y);
            y += HOST_HEIGHT + ROW * host.getValue().size() + 8;
        }
        html.close();
    }

    private void axis(int height) throws IOException {
        html.open("g", "id", "axis");
        for (int i = 0; i <= TICKS; i++) {
            double time = from + (to - from) * (0.5 + i) / (TICKS + 1);
            String x = number(x(time));
            html.open("line", "class", "grid", "x1", x, "x2", x, "y1", "22", "y2", "" + height)
                    .close();
            html.element("text", HuntHtml.time(time).substring(0, 16), "x", x, "y", "14", "text-anchor", "middle");
        }
        html.close();
    }

    private void host(String host, Map<String, List<Finding>> stages, int top) throws IOException {
        html.element("text", host, "class", "host", "x", "0", "y", "" + (top + 17));
        int bottom = top + HOST_HEIGHT + ROW * stages.size();
        for (Session session : findings.sessions()) {
            if (Sessions.shortHost(session.row().host()).equals(host)) {
                band(session, top + 4, bottom);
            }
        }
        int y = top + HOST_HEIGHT;
        for (Map.Entry<String, List<Finding>> stage : stages.entrySet()) {
            int middle = y + ROW / 2;
            html.element("text", stage.getKey(), "x", "14", "y", "" + (middle + 4));
            html.open("line", "class", "lane", "x1", "" + LEFT, "x2", "" + RIGHT, "y1", "" + middle, "y2", "" + middle)
                    .close();
            for (Finding finding : stage.getValue()) {
                mark(finding, middle);
            }
            y += ROW;
        }
    }

    private void band(Session session, int top, int bottom) throws IOException {
        double start = session.row().time();
        double end = start + Sessions.duration(session);
        if (!Double.isFinite(start)) {
            return;
        }
        html.open(
                "rect",
                "class",
                "band",
                "rx",
                "4",
                "x",
                number(x(start)),
                "y",
                "" + top,
                "width",
                number(Math.max(3, x(end) - x(start))),
                "height",
                "" + (bottom - top),
                "data-t",
                number(start),
                "data-e",
                number(end));
        html.element(
                "title",
                "Session of " + session.row().user() + ", severity "
                        + session.row().severity());
        html.close();
    }

    private void mark(Finding finding, int middle) throws IOException {
        html.open("a", "href", "#" + ids.getOrDefault(finding, ""));
        html.open(
                "circle",
                "class",
                "mark " + severityClass("m", finding.severity()),
                "r",
                "6.5",
                "cx",
                number(x(finding.time())),
                "cy",
                "" + middle,
                "data-t",
                number(finding.time()));
        html.element("title", SearchTime.iso(finding.time()) + "  " + finding.severity() + "  " + finding.why());
        html.close().close();
    }

    /** A class by the band of a severity. */
    static String severityClass(String prefix, int severity) {
        return prefix + (severity >= 80 ? "80" : severity >= 60 ? "60" : severity >= 30 ? "30" : "0");
    }

    private double x(double time) {
        return LEFT + (time - from) / (to - from) * (RIGHT - LEFT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
