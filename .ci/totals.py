"""Counts the tests of Maven's reports, the checks of AppInspect's, and the results of .ci/run; prints the totals.

Usage: totals.py FOLDER, from the root of the tree; FOLDER is where .ci/run keeps its results.
"""

import glob
import json
import pathlib
import sys
import xml.etree.ElementTree as xml


def main(work):
    rows = [
        ("tests in process (surefire)", *junit("target/surefire-reports/TEST-*.xml")),
        ("tests of the package (failsafe)", *junit("target/failsafe-reports/TEST-*.xml")),
        ("dashboards in a browser (node:test)", *junit(f"{work}/dashboards.xml")),
        ("the page of a hunt in a browser (node:test)", *junit(f"{work}/report.xml")),
        ("AppInspect's checks", *appinspect(work)),
        ("checks of .ci/run", *results(work)),
    ]
    for name, passed, failed, skipped in rows:
        print(f"{name}: {passed} passed, {failed} failed, {skipped} skipped")
    passed = sum(row[1] for row in rows)
    failed = sum(row[2] for row in rows)
    if not rows[0][1] or not rows[1][1]:
        print("no test reports: the build stopped before its tests")
        failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def junit(reports):
    passed = failed = skipped = 0
    for path in glob.glob(reports):
        for case in xml.parse(path).getroot().iter("testcase"):
            outcomes = {child.tag for child in case}
            if outcomes & {"failure", "error"}:
                failed += 1
            elif "skipped" in outcomes:
                skipped += 1
                reason = case.find("skipped").get("message") or ""
                print(f"skipped: {case.get('classname')}.{case.get('name')} {reason.splitlines()[:1]}")
            else:
                passed += 1
    return passed, failed, skipped


def appinspect(work):
    passed = failed = skipped = 0
    for path in glob.glob(f"{work}/*-appinspect.json"):
        summary = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["summary"]
        passed += summary["success"] + summary["warning"]
        failed += summary["failure"] + summary["error"]
        skipped += summary["skipped"]
    return passed, failed, skipped


def results(work):
    lines = pathlib.Path(work, "results").read_text(encoding="utf-8").splitlines()
    failed = sum(line.startswith("failed ") for line in lines)
    return len(lines) - failed, failed, 0


main(sys.argv[1])
