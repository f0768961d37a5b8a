"""Prints what AppInspect found fault with in its JSON reports, and fails if any of it is a failure or an error."""

import json
import sys

PASSED = {"success", "not_applicable", "skipped"}
ACCEPTED = {"warning", "manual_check", "future_failure"}


def main(paths):
    accepted = True
    for path in paths:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        print(path, report["summary"])
        for check in checks(report):
            if check["result"] in PASSED:
                continue
            accepted &= check["result"] in ACCEPTED
            print(f"{check['result']}: {check['name']}")
            for message in check["messages"]:
                print(f"    {message['message']}")
    sys.exit(0 if accepted else 1)


def checks(report):
    for package in report["reports"]:
        for group in package["groups"]:
            yield from group["checks"]


main(sys.argv[1:])
