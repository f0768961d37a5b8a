"""Prints what AppInspect found fault with in its JSON reports.

Usage: appinspect.py PAGE REPORT... Fails on a failure, on an error, on a warning whose check is no heading (###) of the
page, and on such a heading for which no report has a warning.
"""

import json
import pathlib
import re
import sys

PASSED = {"success", "not_applicable", "skipped"}
WARNED = {"warning", "manual_check", "future_failure"}


def main(page, paths):
    explained = set(re.findall(r"^### (check_\w+)$", pathlib.Path(page).read_text(encoding="utf-8"), re.MULTILINE))
    warned = set()
    accepted = True
    for path in paths:
        report = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        print(pathlib.Path(path).name, report["summary"])
        for check in checks(report):
            name, result = check["name"], check["result"]
            if result in PASSED:
                continue
            if result in WARNED:
                warned.add(name)
            if result in WARNED and name in explained:
                continue
            accepted = False
            print(f"{result}: {name}")
            for message in check["messages"]:
                print(f"    {message['message']}")
    for name in sorted(explained - warned):
        accepted = False
        print(f"{page} explains {name}, of which no report warns")
    sys.exit(0 if accepted else 1)


def checks(report):
    for package in report["reports"]:
        for group in package["groups"]:
            yield from group["checks"]


main(sys.argv[1], sys.argv[2:])
