package io.idetunnel.testing;

import io.idetunnel.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A made-up site: hosts, developers with their habits, machines that build, administrators, and five intrusions among them. The same seed gives the same
 * events, day by day, in the order of their times.
 *
 * <p>Rhythms are those that the tools have by themselves: the editor asks for its tunnel's state at each start and ends it at each update; Remote-SSH
 * connects many times a day; a visitor's server starts an extension host, which starts git and language servers. How many developers do what is a guess,
 * made on the high side. Only events that mention such tools are made: the rest of a site's telemetry no search would keep.
 */
public final class Site {

    private static final long DAY = 86_400;
    private static final String SYSMON = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";
    private static final String COMMIT = "1f1c9e7c2d3b4a5f60718293a4b5c6d7e8f90a1b";
    private static final String SHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

    private final int hosts;
    private final int developers;
    private final int days;
    private final long seed;
    private final long start;
    private final List<Incident> incidents = new ArrayList<>();
    private long processes;

    /**
     * An intrusion that was planted.
     *
     * @param name what it is
     * @param host the short name of its host, lower case
     * @param time of its first event, in seconds since 1970
     */
    public record Incident(String name, String host, double time) {}

    /** One event and its time. */
    private record Timed(double time, Event event) {}

    /**
     * A site.
     *
     * @param hosts how many machines in all; a tenth are servers
     * @param developers how many of them are developers' workstations
     * @param days how long, from 1 September 2026, a Tuesday
     * @param seed what chance comes from
     */
    public Site(int hosts, int developers, int days, long seed) {
        this.hosts = hosts;
        this.developers = developers;
        this.days = days;
        this.seed = seed;
        this.start = Instant.parse("2026-09-01T00:00:00Z").getEpochSecond();
    }

    /** The intrusions; complete once all events were made. */
    public List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** How many machines there are. */
    public int hosts() {
        return hosts;
    }

    /** Makes all events. */
    public void forEach(Consumer<Event> consumer) {
        incidents.clear();
        processes = 0;
        for (int day = 0; day < days; day++) {
            List<Timed> events = new ArrayList<>();
            day(day, new Random(seed * 1_000_003 + day), (time, event) -> events.add(new Timed(time, event)));
            events.sort(Comparator.comparingDouble(Timed::time));
            events.forEach(timed -> consumer.accept(timed.event()));
        }
    }

    @FunctionalInterface
    private interface Sink {
        void add(double time, Event event);
    }

    private void day(int day, Random chance, Sink sink) {
        long midnight = start + day * DAY;
        boolean weekend = day % 7 == 4 || day % 7 == 5;
        for (int i = 0; i < developers; i++) {
            if (chance.nextInt(10) < (weekend ? 1 : 9)) {
                developer(i, midnight + 7 * 3600 + chance.nextInt(7200), day, chance, sink);
            }
        }
        for (int i = 0; i < Math.max(1, hosts / 100); i++) {
            buildMachine(i, midnight, chance, sink);
        }
        for (int i = 0; i < Math.max(1, hosts / 130); i++) {
            administrator(i, midnight + 8 * 3600, day, chance, sink);
        }
        for (int i = developers; i < hosts * 9 / 10; i++) {
            office(i, midnight + 6 * 3600 + chance.nextInt(10_000), chance, sink);
        }
        int every = Math.max(1, days / 5);
        if (day % every == every / 2 && day / every < 5) {
            incident(day / every, midnight + 22 * 3600 + chance.nextInt(14_000), chance, sink);
        }
    }

    // ------------------------------------------------------------------------------------------------- developers

    private void developer(int number, long morning, int day, Random chance, Sink sink) {
        Machine machine = workstation(number, "dev" + number, sink);
        String editor = "C:\\Users\\dev" + number + "\\AppData\\Local\\Programs\\Microsoft VS Code\\";
        String cli = editor + "bin\\code-tunnel.exe";
        String gui = "\"" + editor + "Code.exe\" --type=utility --utility-sub-type=node.mojom.NodeService";
        for (int i = 0; i < 2 + chance.nextInt(2); i++) {
            long time = morning + i * 9000L;
            machine.process(
                    time,
                    editor + "Code.exe",
                    "\"" + editor + "Code.exe\"",
                    "C:\\Windows\\explorer.exe",
                    "C:\\Windows\\Explorer.EXE");
            machine.process(time + 3, cli, "\"" + cli + "\" tunnel status", editor + "Code.exe", gui);
        }
        if ((day + number) % 14 == 0) {
            machine.process(morning + 20, cli, "\"" + cli + "\" tunnel kill", editor + "Code.exe", gui);
        }
        if (number % 5 < 3) {
            remoteSsh(number, machine, editor, morning, chance, sink);
        }
        if (number % 5 == 0) {
            tunnelFromTheEditor(number, machine, cli, editor, gui, morning + 900, day, chance);
        }
        if (number % 10 == 3 && day % 3 == 0) {
            devTunnel(number, machine, morning + 5000, chance);
        }
        if (number % 8 == 1) {
            machine.process(
                    morning + 3000,
                    cli,
                    "\"" + cli + "\" --verbose tunnel forward-internal --provider github",
                    editor + "Code.exe",
                    gui);
            machine.name(morning + 3002, cli, "usw2-data.rel.tunnels.api.visualstudio.com");
        }
        if (number % 10 == 7) {
            gateway(number, machine, morning + 2000, chance, sink);
        }
        if (number % 30 == 4) {
            tunnelAsAService(number, machine, cli, morning, day);
        }
    }

    /** A window on a server, many times a day: ssh on the workstation, the server's processes behind sshd. */
    private void remoteSsh(int number, Machine machine, String editor, long morning, Random chance, Sink sink) {
        Machine server = linux(number % Math.max(1, hosts / 20), "dev" + number, sink);
        String home = "/home/dev" + number + "/.vscode-server/cli/servers/Stable-" + COMMIT + "/server";
        for (int i = 0; i < 5 + chance.nextInt(6); i++) {
            long time = morning + 600 + chance.nextInt(30_000);
            machine.process(
                    time,
                    "C:\\Windows\\System32\\OpenSSH\\ssh.exe",
                    "ssh.exe -v -T -D " + (50_000 + chance.nextInt(9000)) + " -o ConnectTimeout=15 lnx-" + number % 20
                            + " bash",
                    editor + "Code.exe",
                    "\"" + editor + "Code.exe\"");
            server.process(
                    time + 4,
                    "/home/dev" + number + "/.vscode-server/code-" + COMMIT,
                    "/home/dev" + number + "/.vscode-server/code-" + COMMIT + " command-shell --cli-data-dir /home/dev"
                            + number + "/.vscode-server/cli --parent-process-id 4711 --on-host=127.0.0.1 --on-port",
                    "/usr/bin/bash",
                    "bash");
            server.process(
                    time + 6,
                    home + "/node",
                    home + "/node " + home
                            + "/out/server-main.js --connection-token=remotessh --accept-server-license-terms --start-server --enable-remote-auto-shutdown --socket-path=/tmp/code-1",
                    "/usr/bin/sh",
                    "sh " + home + "/bin/code-server --connection-token=remotessh --start-server");
        }
    }

    /** Login now and then, a tunnel each day, and on some days somebody who comes through it: themselves, from home. */
    private void tunnelFromTheEditor(
            int number, Machine machine, String cli, String editor, String gui, long time, int day, Random chance) {
        if ((day + number) % 7 == 0) {
            machine.process(
                    time,
                    cli,
                    "\"" + cli + "\" tunnel user login --provider github --log info",
                    editor + "Code.exe",
                    gui);
        }
        machine.process(
                time + 15,
                cli,
                "\"" + cli + "\" tunnel --accept-server-license-terms --log info --name dev" + number
                        + "-wks --parent-process-id 4312",
                editor + "Code.exe",
                gui);
        machine.name(time + 16, cli, "global.rel.tunnels.api.visualstudio.com");
        machine.name(time + 17, cli, "usw2-data.rel.tunnels.api.visualstudio.com");
        machine.file(time + 18, cli, "C:\\Users\\dev" + number + "\\.vscode\\cli\\code_tunnel.json");
        if (chance.nextInt(5) < 2) {
            visit(
                    machine,
                    cli,
                    "C:\\Users\\dev" + number + "\\.vscode\\cli\\servers\\Stable-" + COMMIT + "\\server",
                    time + 5000,
                    chance,
                    "git status",
                    "npm test",
                    "git push");
        }
    }

    private void visit(Machine machine, String cli, String server, double time, Random chance, String... commands) {
        String start =
                " --connection-token=00000000-1111-4222-8333-444444444444 --accept-server-license-terms --start-server";
        String cmd = "\"cmd.exe\" /Q /C " + server + "\\bin\\code-server.cmd" + start;
        String main = "\"" + server + "\\node.exe\" \"" + server + "\\out\\server-main.js\"" + start;
        String fork = "\"" + server + "\\node.exe\" \"" + server + "\\out\\bootstrap-fork\" --type=";
        machine.process(time, "C:\\Windows\\System32\\cmd.exe", cmd, cli, "\"" + cli + "\" tunnel");
        machine.process(time + 1, server + "\\node.exe", main, "C:\\Windows\\System32\\cmd.exe", cmd);
        machine.process(time + 4, server + "\\node.exe", fork + "extensionHost", server + "\\node.exe", main);
        for (int i = 0; i < 4 + chance.nextInt(8); i++) {
            machine.process(
                    time + 10 + 300 * i,
                    "C:\\Program Files\\Git\\cmd\\git.exe",
                    "git.exe status -z -uall",
                    server + "\\node.exe",
                    fork + "extensionHost");
        }
        machine.process(time + 8, server + "\\node.exe", fork + "ptyHost", server + "\\node.exe", main);
        String shell = SHELL + " -noexit -command \"try { . \\\"" + server
                + "\\out\\vs\\workbench\\contrib\\terminal\\common\\scripts\\shellIntegration.ps1\\\" } catch {}\"";
        machine.process(time + 60, SHELL, shell, server + "\\node.exe", fork + "ptyHost");
        for (int i = 0; i < commands.length; i++) {
            machine.process(time + 90 + 40 * i, "C:\\Windows\\System32\\x.exe", commands[i], SHELL, shell);
        }
    }

    private void devTunnel(int number, Machine machine, long time, Random chance) {
        String tool = "C:\\Users\\dev" + number + "\\AppData\\Local\\Microsoft\\WinGet\\Links\\devtunnel.exe";
        String line = "devtunnel.exe host -p " + (3000 + chance.nextInt(5000))
                + (number % 100 == 3 ? " --allow-anonymous" : "");
        machine.process(time, tool, line, SHELL, "\"" + SHELL + "\"");
        machine.name(time + 2, tool, "global.rel.tunnels.api.visualstudio.com");
        machine.name(time + 3, tool, "euw-data.rel.tunnels.api.visualstudio.com");
    }

    private void gateway(int number, Machine machine, long time, Random chance, Sink sink) {
        machine.process(
                time,
                "C:\\Program Files\\JetBrains\\JetBrains Gateway\\bin\\gateway64.exe",
                "\"C:\\Program Files\\JetBrains\\JetBrains Gateway\\bin\\gateway64.exe\"",
                "C:\\Windows\\explorer.exe",
                "C:\\Windows\\Explorer.EXE");
        Machine server = linux(number % Math.max(1, hosts / 20), "dev" + number, sink);
        String dist = "/home/dev" + number + "/.cache/JetBrains/RemoteDev/dist/ideaIU/bin/";
        server.process(
                time + 30 + chance.nextInt(20),
                dist + "remote-dev-server",
                dist + "remote-dev-server.sh run /home/dev" + number + "/work --ssh-link-host lnx --ssh-link-user dev"
                        + number,
                "/usr/sbin/sshd",
                "sshd: dev" + number + "@notty");
    }

    /** Installed once, then started at each logon. */
    private void tunnelAsAService(int number, Machine machine, String cli, long morning, int day) {
        String run = "\"" + cli + "\" \"--verbose\" \"--cli-data-dir\" \"C:\\Users\\dev" + number
                + "\\.vscode\\cli\" \"tunnel\" \"service\" \"internal-run\"";
        if (day == 1) {
            machine.process(
                    morning + 400,
                    cli,
                    "\"" + cli + "\" tunnel service install --accept-server-license-terms --name dev" + number,
                    SHELL,
                    "\"" + SHELL + "\"");
            machine.registry(
                    morning + 402,
                    cli,
                    "HKU\\S-1-5-21-1004336348-1177238915-682003330-" + (2000 + number)
                            + "\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\Visual Studio Code Tunnel",
                    run);
        }
        if (day > 1) {
            machine.process(morning - 60, cli, run, "C:\\Windows\\explorer.exe", "C:\\Windows\\Explorer.EXE");
            machine.name(morning - 55, cli, "global.rel.tunnels.api.visualstudio.com");
        }
    }

    // ------------------------------------------------------------------------------------------------- the others

    private void buildMachine(int number, long midnight, Random chance, Sink sink) {
        Machine machine = new Machine("ci-" + number, "svc-ci", false, sink);
        for (int i = 0; i < 60; i++) {
            double time = midnight + chance.nextInt(86_000);
            machine.process(
                    time,
                    "/usr/local/go/bin/go",
                    "go test ./internal/tunnel/... -run TestTunnel",
                    "/usr/bin/bash",
                    "bash -e step.sh");
            machine.process(
                    time + 9,
                    "/usr/bin/git",
                    "git clone https://github.com/example/tunnel-tests",
                    "/usr/bin/bash",
                    "bash -e step.sh");
        }
    }

    private void administrator(int number, long morning, int day, Random chance, Sink sink) {
        Machine machine = new Machine("adm-" + number + ".corp.example.com", "CORP\\admin" + number, true, sink);
        String ssh = "C:\\Windows\\System32\\OpenSSH\\ssh.exe";
        for (int i = 0; i < 6; i++) {
            machine.process(
                    morning + chance.nextInt(28_000),
                    ssh,
                    "ssh -J jump.corp.example.com -L 8443:10.0.0." + i + ":443 srv" + i,
                    SHELL,
                    "\"" + SHELL + "\"");
        }
        if (number % 5 == 0 && day % 7 == 2) {
            machine.process(
                    morning + 9000,
                    ssh,
                    "ssh -R 9090:localhost:9090 build.corp.example.com",
                    SHELL,
                    "\"" + SHELL + "\"");
        }
    }

    /** Products that are called tunnel and are none. */
    private void office(int number, long time, Random chance, Sink sink) {
        Machine machine = workstation(number, "user" + number, sink);
        machine.process(
                time,
                "C:\\Program Files\\Zscaler\\ZSATunnel\\ZSATunnel.exe",
                "\"C:\\Program Files\\Zscaler\\ZSATunnel\\ZSATunnel.exe\" -start",
                "C:\\Windows\\System32\\services.exe",
                "C:\\Windows\\system32\\services.exe");
        if (chance.nextInt(20) == 0) {
            machine.process(
                    time + 40,
                    "C:\\Program Files\\WireGuard\\wireguard.exe",
                    "\"C:\\Program Files\\WireGuard\\wireguard.exe\" /tunnelservice office.conf.dpapi",
                    "C:\\Windows\\System32\\services.exe",
                    "C:\\Windows\\system32\\services.exe");
        }
    }

    // ------------------------------------------------------------------------------------------------- intrusions

    private void incident(int number, double time, Random chance, Sink sink) {
        String system = "NT AUTHORITY\\SYSTEM";
        String profile =
                "C:\\Windows\\System32\\config\\systemprofile\\.vscode\\cli\\servers\\Stable-" + COMMIT + "\\server";
        switch (number) {
            case 0 -> {
                Machine server = intruded("service with a wrapper", "srv-3", system, time, sink);
                server.service(time, "Visual Studio Code Service", "C:\\ProgramData\\VSCodeSvc\\winsw.exe");
                String tool = "C:\\ProgramData\\VSCodeSvc\\code.exe";
                server.process(
                        time + 4,
                        tool,
                        "\"" + tool + "\" tunnel --accept-server-license-terms --name srv-3",
                        "C:\\ProgramData\\VSCodeSvc\\winsw.exe",
                        "winsw.exe");
                server.name(time + 6, tool, "global.rel.tunnels.api.visualstudio.com");
                visit(
                        server,
                        tool,
                        profile,
                        time + 2400,
                        chance,
                        "whoami /all",
                        "nltest /domain_trusts",
                        "net use \\\\srv-9\\c$");
            }
            case 1 -> {
                Machine office = intruded("task with a script", "wks-" + (developers + 7), system, time, sink);
                String tool = "C:\\Users\\Public\\code.exe";
                office.process(
                        time,
                        "C:\\Windows\\System32\\schtasks.exe",
                        "schtasks /create /tn CodeHelper /sc minute /ru SYSTEM /tr C:\\Users\\Public\\CodeHelper.bat",
                        "C:\\Windows\\System32\\cmd.exe",
                        "cmd.exe");
                office.process(
                        time + 60,
                        tool,
                        "code.exe tunnel --accept-server-license-terms",
                        "C:\\Windows\\System32\\cmd.exe",
                        "cmd.exe /c C:\\Users\\Public\\CodeHelper.bat");
                office.name(time + 62, tool, "global.rel.tunnels.api.visualstudio.com");
                visit(office, tool, profile, time + 5400, chance, "ipconfig /all", "rar a x.rar docs");
            }
            case 2 -> {
                Machine office = intruded(
                        "renamed dev tunnel", "wks-" + (developers + 11), "CORP\\user" + (developers + 11), time, sink);
                String tool = "C:\\ProgramData\\Intel\\svcupd.exe";
                office.process(
                        time,
                        tool,
                        "svcupd.exe host -p 3389 --allow-anonymous",
                        "C:\\Windows\\System32\\cmd.exe",
                        "cmd.exe /c start svcupd.exe",
                        "devtunnel.dll");
                office.name(time + 3, tool, "euw-data.rel.tunnels.api.visualstudio.com");
            }
            case 3 -> {
                // Somebody who has a developer's session, and uses the developer's own editor.
                Machine victim = intruded("a developer's own editor", "wks-2", "CORP\\dev2", time, sink);
                String tool = "C:\\Users\\dev2\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe";
                victim.process(
                        time,
                        tool,
                        "\"" + tool + "\" tunnel --accept-server-license-terms --name updater",
                        SHELL,
                        "powershell.exe -w hidden -enc SQBFAFgA");
                victim.name(time + 3, tool, "global.rel.tunnels.api.visualstudio.com");
                visit(
                        victim,
                        tool,
                        "C:\\Users\\dev2\\.vscode\\cli\\servers\\Stable-" + COMMIT + "\\server",
                        time + 1800,
                        chance,
                        "whoami",
                        "net use \\\\srv-1\\c$");
            }
            default -> {
                incidents.add(new Incident("a Linux server, in memory", "lnx-1", time));
                Machine server = new Machine("lnx-1", "root", false, sink);
                server.process(
                        time,
                        "/dev/shm/.x/kworker",
                        "/dev/shm/.x/kworker tunnel --accept-server-license-terms --name lnx-1",
                        "/usr/sbin/cron",
                        "/usr/sbin/CRON -f");
            }
        }
    }

    private Machine intruded(String what, String host, String user, double time, Sink sink) {
        incidents.add(new Incident(what, host, time));
        return new Machine(host.toUpperCase(Locale.ROOT) + ".corp.example.com", user, true, sink);
    }

    // ------------------------------------------------------------------------------------------------- events

    private Machine workstation(int number, String user, Sink sink) {
        return new Machine("WKS-" + number + ".corp.example.com", "CORP\\" + user, true, sink);
    }

    private Machine linux(int number, String user, Sink sink) {
        return new Machine("lnx-" + number, user, false, sink);
    }

    /** A host on which somebody works, and what its sensor logs. */
    private final class Machine {
        private final String host;
        private final String user;
        private final boolean windows;
        private final Sink sink;

        Machine(String host, String user, boolean windows, Sink sink) {
            this.host = host;
            this.user = user;
            this.windows = windows;
            this.sink = sink;
        }

        void process(double time, String image, String line, String parent, String parentLine) {
            process(time, image, line, parent, parentLine, "-");
        }

        void process(double time, String image, String line, String parent, String parentLine, String original) {
            log(
                    time,
                    "1",
                    "Image",
                    image,
                    "CommandLine",
                    line,
                    "ParentImage",
                    parent,
                    "ParentCommandLine",
                    parentLine,
                    "OriginalFileName",
                    original,
                    "User",
                    user,
                    "ProcessGuid",
                    "{" + ++processes + "}");
        }

        /** As a quarter of real events: without a user. */
        void name(double time, String image, String name) {
            log(time, "22", "Image", image, "QueryName", name, "QueryResults", "::ffff:203.0.113.20;");
        }

        void file(double time, String image, String path) {
            log(time, "11", "Image", image, "TargetFilename", path, "User", user);
        }

        void registry(double time, String image, String key, String data) {
            log(time, "13", "Image", image, "TargetObject", key, "Details", data);
        }

        void service(double time, String name, String path) {
            Map<String, List<String>> fields = fields(time, "7045", "ServiceName", name, "ImagePath", path);
            fields.put("source", List.of("XmlWinEventLog:System"));
            sink.add(time, Event.of(fields));
        }

        private void log(double time, String code, String... namesAndValues) {
            sink.add(time, Event.of(fields(time, code, namesAndValues)));
        }

        private Map<String, List<String>> fields(double time, String code, String... namesAndValues) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            fields.put("_time", List.of(String.format(Locale.ROOT, "%.3f", time)));
            fields.put("host", List.of(host));
            fields.put(windows ? "source" : "sourcetype", List.of(windows ? SYSMON : "sysmon:linux"));
            fields.put("EventCode", List.of(code));
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
            }
            return fields;
        }
    }
}
