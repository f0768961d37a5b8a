"""The benchmark's driver: makes the streams, plays splunkd to each command, and prints the ratios."""

import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

WORK = pathlib.Path("target/bench").resolve()
APP = WORK / "app" / "idetunnel"
SPLUNK_HOME = WORK / "splunk"
MB = 1_000_000

IMAGES = [
    r"C:\Windows\System32\svchost.exe",
    r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Windows\System32\cmd.exe",
    r"C:\Users\alice\AppData\Local\Programs\Microsoft VS Code\Code.exe",
    r"C:\Program Files\Git\cmd\git.exe",
    r"C:\Windows\System32\conhost.exe",
    r"C:\Program Files\dotnet\dotnet.exe",
]
LINES = [
    r"C:\Windows\system32\svchost.exe -k netsvcs -p -s Schedule",
    r'powershell.exe -NoProfile -ExecutionPolicy Bypass -File "C:\ops\inventory.ps1" -Site 17',
    r'"C:\Program Files\Google\Chrome\Application\chrome.exe" --type=renderer --lang=en-GB --device-scale-factor=1',
    r'cmd.exe /d /c "git.exe status --porcelain=v2 --branch > C:\Temp\status.txt"',
    r'"C:\Users\alice\AppData\Local\Programs\Microsoft VS Code\Code.exe" --type=utility --lang=en-US /prefetch:8',
    r"git.exe fetch --prune --tags origin +refs/heads/main:refs/remotes/origin/main",
    r"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1",
    r"dotnet.exe build --no-restore -c Release /p:ContinuousIntegrationBuild=true",
]
TUNNEL = r"code-tunnel.exe tunnel --accept-server-license-terms --name build-07"
WIDE = [
    "_time", "host", "source", "sourcetype", "index", "EventCode", "Channel", "RecordID", "UtcTime", "ProcessGuid",
    "ProcessId", "Image", "FileVersion", "Description", "Product", "Company", "OriginalFileName", "CommandLine",
    "CurrentDirectory", "User", "LogonGuid", "LogonId", "TerminalSessionId", "IntegrityLevel", "Hashes",
    "ParentProcessGuid", "ParentProcessId", "ParentImage", "ParentCommandLine",
]
GETINFO = {
    "action": "getinfo", "preview": False, "streaming_command_will_restart": False,
    "searchinfo": {
        "args": [], "raw_args": [], "dispatch_dir": "/tmp/none", "sid": "1700000000.12", "app": "idetunnel",
        "owner": "admin", "username": "admin", "session_key": "", "splunkd_uri": "https://127.0.0.1:8089",
        "splunk_version": "9.4.1", "search": "search%20index%3Dx%20%7C%20idetunnelscore",
        "command": "idetunnelscore", "maxresultrows": 50000, "earliest_time": "0", "latest_time": "0",
    },
}


def cell(value):
    """Splunk quotes whatever is not purely letters and digits."""
    return value if value.isalnum() or not value else '"' + value.replace('"', '""') + '"'


def record(rng, number):
    image = rng.choice(IMAGES)
    line = TUNNEL if number % 500 == 0 else rng.choice(LINES)
    guid = "{%08X-4A83-694D-9E0E-000000000800}" % rng.getrandbits(32)
    return {
        "_time": "%.3f" % (1766673027 + number / 7), "host": "ws%04d" % (number % 2000),
        "source": "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational", "sourcetype": "XmlWinEventLog",
        "index": "windows", "EventCode": "1", "Channel": "Microsoft-Windows-Sysmon/Operational",
        "RecordID": str(160000 + number), "UtcTime": "2026-10-12 09:30:27.%03d" % (number % 1000),
        "ProcessGuid": guid, "ProcessId": str(rng.randrange(4, 65000)), "Image": image,
        "FileVersion": "10.0.26100.1 (WinBuild.160101.0800)", "Description": "Host process, Windows services",
        "Product": "Microsoft® Windows® Operating System", "Company": "Microsoft Corporation",
        "OriginalFileName": image.rsplit("\\", 1)[1], "CommandLine": line, "CurrentDirectory": "C:\\Windows\\system32\\",
        "User": "CORP\\user%d" % (number % 700), "LogonGuid": guid, "LogonId": "0x%x" % rng.getrandbits(20),
        "TerminalSessionId": "1", "IntegrityLevel": "Medium",
        "Hashes": "MD5=%032X,SHA256=%064X" % (rng.getrandbits(128), rng.getrandbits(256)),
        "ParentProcessGuid": guid, "ParentProcessId": "12456", "ParentImage": rng.choice(IMAGES),
        "ParentCommandLine": rng.choice(LINES),
    }


def chunk(metadata, body=b""):
    text = json.dumps(metadata, separators=(",", ":")).encode()
    return b"chunked 1.0,%d,%d\n" % (len(text), len(body)) + text + body


def execute(bodies):
    """The chunks of a search: getinfo, the bodies, and the header-only chunk that Splunk sends last."""
    chunks = [chunk(GETINFO)]
    chunks += [chunk({"action": "execute", "finished": False}, body) for body in bodies]
    head = bodies[-1][: bodies[-1].index(b"\n") + 1]
    return chunks + [chunk({"action": "execute", "finished": True}, head)]


def wide_stream(rows, rows_a_chunk=10_000):
    rng = random.Random(1)
    header = ",".join(cell(name) for name in WIDE) + "\n"
    bodies = []
    for first in range(0, rows, rows_a_chunk):
        lines = [header]
        for number in range(first, min(first + rows_a_chunk, rows)):
            lines.append(",".join(cell(value) for value in record(rng, number).values()) + "\n")
        bodies.append("".join(lines).encode())
    return execute(bodies)


def selected_stream(rows, rows_a_chunk=10_000):
    rng = random.Random(2)
    header = 'Image,CommandLine,"_chunked_idx","__mv_Image","__mv_CommandLine","__mv__chunked_idx"\n'
    bodies = []
    for first in range(0, rows, rows_a_chunk):
        lines = [header]
        for index in range(min(rows_a_chunk, rows - first)):
            number = first + index
            line = TUNNEL if number % 500 == 0 else rng.choice(LINES)
            lines.append(f"{cell(rng.choice(IMAGES))},{cell(line)},{index},,,\n")
        bodies.append("".join(lines).encode())
    return execute(bodies)


def java():
    home = os.environ.get("IDETUNNEL_JAVA_HOME") or os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def command_line(name):
    classes = str(WORK / "classes")
    flags = ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Xmx512m"]
    return {
        "command": [str(APP / "bin" / "idetunnelscore.sh")],
        "python": [str(WORK / "venv" / "bin" / "python"), "bench/peer/idetunnelscore.py"],
        "copy": [java(), *flags, "-cp", classes, "BareCopy"],
        "jvm": [java(), *flags, "-cp", classes, "BareStart"],
    }[name]


def environment(archive):
    """With an archive the command has a SPLUNK_HOME to keep it in; without, it has none."""
    env = {key: value for key, value in os.environ.items() if key != "SPLUNK_HOME"}
    if archive:
        SPLUNK_HOME.mkdir(exist_ok=True)
        (SPLUNK_HOME / "var" / "run").mkdir(parents=True, exist_ok=True)
        env["SPLUNK_HOME"] = str(SPLUNK_HOME)
    return env


def read_exactly(fd, length, into):
    view = memoryview(into)
    done = 0
    while done < length:
        got = os.readv(fd, [view[done:length]])
        if got == 0:
            raise RuntimeError("the command ended early")
        done += got


def play(name, chunks, archive=True):
    """Plays splunkd: one chunk, one reply, until all are sent. Returns seconds, peak bytes of memory, reply bytes."""
    process = subprocess.Popen(command_line(name), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                               env=environment(archive))
    start = time.perf_counter()
    reader = process.stdout.fileno()
    buffer = bytearray(1 << 16)
    replied = 0
    for data in chunks:
        view = memoryview(data)
        while view:
            view = view[os.write(process.stdin.fileno(), view):]
        header = bytearray()
        while not header.endswith(b"\n") or len(header) == 1:
            if len(header) == 1 and header == b"\n":
                header.clear()
            header += os.read(reader, 1)
        length = sum(int(part) for part in header.decode().split(",")[1:])
        if length > len(buffer):
            buffer = bytearray(length + (length >> 3))
        read_exactly(reader, length, buffer)
        replied += length
    peak = peak_memory(process.pid)
    process.stdin.close()
    if process.wait() != 0:
        raise RuntimeError(f"{name} ended with {process.returncode}")
    return time.perf_counter() - start, peak, replied


def peak_memory(pid):
    """In bytes; 0 where there is no /proc. (What wait4 tells includes this process's own, from before the exec.)"""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


def once(name):
    start = time.perf_counter()
    subprocess.run(command_line(name), stdin=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def warm_archive():
    """One search makes the class-data archive in the background; wait for it."""
    play("command", selected_stream(10))
    for _ in range(100):
        if any(SPLUNK_HOME.glob("var/run/**/*.jsa")):
            return True
        time.sleep(0.1)
    return False


def with_detail(chunks):
    """The same search with detail=true."""
    searchinfo = {**GETINFO["searchinfo"], "args": ["detail=true"], "raw_args": ["detail=true"]}
    return [chunk({**GETINFO, "searchinfo": searchinfo}), *chunks[1:]]


def throughput(title, chunks, runs):
    size = sum(len(data) for data in chunks)
    print(f"\n{title}: {size / MB:.0f} MB in {len(chunks)} chunks, best of {runs}")
    cases = {
        "bare Java copy": ("copy", chunks),
        "idetunnelscore": ("command", chunks),
        "... detail=true": ("command", with_detail(chunks)),
        "Python SDK": ("python", chunks),
    }
    best = {}
    for turn in range(runs):
        for case, (name, sent) in cases.items():
            if name != "python" or turn == 0:
                best[case] = min(play(name, sent)[0], best.get(case, float("inf")))
    for case, seconds in best.items():
        print(f"  {case:15} {seconds:8.2f} s {size / MB / seconds:8.0f} MB/s"
              f"   {best['Python SDK'] / seconds:6.1f} x the Python SDK")
    flags = best["idetunnelscore"]
    print(f"  the command takes {flags / best['bare Java copy']:.2f} times as long as the bare copy,"
          f" with detail=true {best['... detail=true'] / flags:.2f} times as long as without")


def startup(runs):
    chunks = selected_stream(1)
    archived = warm_archive()
    cases = {
        "bare JVM": lambda: once("jvm"),
        "with archive": lambda: play("command", chunks)[0],
        "... detail=true": lambda: play("command", with_detail(chunks))[0],
        "without archive": lambda: play("command", chunks, archive=False)[0],
        "Python SDK": lambda: play("python", chunks)[0],
    }
    times = {case: [] for case in cases}
    for _ in range(runs):
        for case, measure in cases.items():
            times[case].append(measure() * 1000)
    median = {case: statistics.median(values) for case, values in times.items()}
    print(f"\nStart-up, a one-row search, median of {runs}" + ("" if archived else " (NO ARCHIVE WAS MADE)"))
    for case, value in median.items():
        print(f"  {case:15} {value:7.0f} ms   {value / median['Python SDK']:5.2f} of the Python SDK"
              f"   {value - median['bare JVM']:+5.0f} ms to a bare JVM")


def memory(chunk_megabytes, megabytes):
    rows_a_chunk = chunk_megabytes * MB // 930
    one = wide_stream(rows_a_chunk, rows_a_chunk)
    body = one[1]
    chunks = [one[0]] + [body] * (megabytes * MB // len(body)) + [one[2]]
    seconds, peak, _ = play("command", chunks)
    print(f"\nPeak memory: {sum(map(len, chunks)) / MB:.0f} MB in chunks of {len(body) / MB:.1f} MB take"
          f" {peak / MB:.0f} MB ({seconds:.1f} s); 2.5 chunks and 80 MB are {2.5 * len(body) / MB + 80:.0f} MB")


def growth():
    print("\nCost against the number of events (selected fields)")
    points = []
    for rows in (10_000, 30_000, 100_000, 300_000, 1_000_000):
        chunks = selected_stream(rows)
        points.append((rows, min(play("command", chunks)[0] for _ in range(3))))
    worst = max(seconds for _, seconds in points)
    for rows, seconds in points:
        print(f"  {rows:9,} events {seconds * 1000:7.0f} ms {seconds / rows * 1e6:6.2f} us each  "
              + "#" * max(1, round(40 * seconds / worst)))


def main():
    parser = argparse.ArgumentParser(prog="bench/run")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data, fewer runs")
    parser.add_argument("--only", default="wide,selected,startup,memory,growth")
    options = parser.parse_args()
    wanted = options.only.split(",")
    scale = 10 if options.quick else 1
    runs = 2 if options.quick else 5
    if "wide" in wanted:
        throughput("Wide, 29 columns, 10,000 rows a chunk", wide_stream(270_000 // scale), runs)
    if "selected" in wanted:
        throughput("Selected fields, 300,000 rows", selected_stream(300_000 // scale), runs)
    if "startup" in wanted:
        startup(5 if options.quick else 21)
    if "memory" in wanted:
        memory(16, 1000 // scale)
    if "growth" in wanted:
        growth()


if __name__ == "__main__":
    sys.exit(main())
