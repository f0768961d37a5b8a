"""idetunnelscore as one writes it with Splunk's SDK for Python: the peer that the benchmark measures against."""

import re
import sys

from splunklib.searchcommands import Configuration, Option, StreamingCommand, dispatch

TUNNEL = re.compile("tunnel", re.I)
CODE_CLI = re.compile(r"code\.exe|code-tunnel|code-insiders", re.I)
JETBRAINS = re.compile(r"jetbrains-gateway|gateway\.exe|remote-dev-server|idea|pycharm", re.I)
GITHUB = re.compile(r"--github|github|--provider\s+github", re.I)
HEADLESS = re.compile("--cli|--no-browser|--accept-server-license-terms|serve-web", re.I)


@Configuration(distributed=False)
class IdeTunnelScore(StreamingCommand):
    profile = Option(default="sysmon")

    def stream(self, records):
        for record in records:
            image = record.get("Image") or ""
            line = record.get("CommandLine") or ""
            tunnel = 1 if TUNNEL.search(line) else 0
            github = 1 if GITHUB.search(line) else 0
            headless = 1 if HEADLESS.search(line) else 0
            record["IsTunnelCommand"] = tunnel
            record["IsCodeCLI"] = 1 if CODE_CLI.search(image) else 0
            record["IsJetBrains"] = 1 if JETBRAINS.search(image) else 0
            record["HasGitHubAuth"] = github
            record["IsHeadless"] = headless
            record["RiskScore"] = tunnel + github + headless
            yield record


dispatch(IdeTunnelScore, sys.argv, sys.stdin, sys.stdout, __name__)
