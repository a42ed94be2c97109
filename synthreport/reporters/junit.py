"""Result → JUnit XML for build servers: one test suite per document, one test case per item or rule."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from synthreport.files.printable import printable_lines
from synthreport.finding import LEVELS, Finding, Level
from synthreport.outcome import Outcome, State
from synthreport.overview.checked import SEVERITIES, Checked, NotChecked, Run
from synthreport.overview.verdict_words import sentence
from synthreport.standard.catalogue import load

_SKIPPED = (State.NOT_APPLICABLE, State.NOT_CHECKED)


def render(run: Run) -> str:
    """One file. A finding at or above `fail_on` fails its test case, a lesser one is listed in its output.

    What does not apply, or could not be checked, is skipped with the reason. A file that could not be read is an error,
    and so is a rule that failed because of a bug.
    """
    root = Element("testsuites", name="synthreport")
    for checked in run.checked:
        root.append(_suite(checked.brief(), run.fail_on))
    for failure in run.failed:
        root.append(_unread(failure))
    _add_up(root, list(root))
    for element in root.iter():
        _disarm(element)
    indent(root)
    # The library would declare the encoding of the console. Reports are UTF-8.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _disarm(element: Element) -> None:
    """Disarm the texts of an element: no part of them acts in XML, in a terminal, or in a log."""
    for name, value in element.attrib.items():
        element.set(name, printable_lines(value))
    element.text = element.text and printable_lines(element.text)


def _suite(checked: Checked, fail_on: Level) -> Element:
    suite = Element("testsuite", name=checked.name)
    properties = SubElement(suite, "properties")
    for name, value in _properties(checked, fail_on):
        SubElement(properties, "property", name=name, value=value)
    found: dict[str, list[Finding]] = {}
    for finding in checked.result.findings:
        found.setdefault(finding.code, []).append(finding)
    if checked.result.more:
        SubElement(suite, "system-out").text = "\n".join(checked.result.left_out())
    for outcome in checked.result.outcomes.values():
        suite.append(_case(outcome, found.get(outcome.code, []), checked, fail_on))
    _add_up(suite, list(suite.iter("testcase")))
    return suite


def _properties(checked: Checked, fail_on: Level) -> Iterator[tuple[str, str]]:
    result, verdict = checked.result, checked.result.verdict
    yield "standard", verdict.standard
    yield "profile", f"{verdict.profile} {verdict.profile_version}"
    yield "verdict", f"{checked.name} {sentence(result, fail_on)}"
    yield "conclusion", verdict.conclusion
    yield "passes", str(result.passes(fail_on)).lower()
    lines, items, rules = result.line_counts(), result.item_counts(), result.rule_counts()
    for kind, counts in (("lines", lines), ("items", items), ("rules", rules), ("claims", result.grade_counts())):
        yield from ((f"{kind}.{state.replace(' ', '_')}", str(count)) for state, count in counts.items())
    for claim in result.ledger:
        yield f"claim.{claim.pointer}", f"{claim.grade}: {claim.why}" if claim.why else claim.grade


def _case(outcome: Outcome, findings: list[Finding], checked: Checked, fail_on: Level) -> Element:
    verdict = checked.result.verdict
    title = load(verdict.standard).title(outcome.code)
    name, group = f"{outcome.code} {title}", f"{checked.name}.{verdict.profile}"
    case = Element("testcase", name=name, classname=group, time="0")
    kind, failing = _failing(outcome, checked, fail_on)
    for finding in findings:
        if finding.level in failing:
            _fail(case, kind, finding, checked)
    if outcome.state in _SKIPPED and not findings:
        SubElement(case, "skipped", message=outcome.reason or outcome.state)
    lesser = [_told(finding, checked) for finding in findings if finding.level not in failing]
    if notes := [*lesser, *_accepted(outcome.code, checked)]:
        SubElement(case, "system-out").text = "\n".join(notes)
    return case


def _fail(case: Element, kind: str, finding: Finding, checked: Checked) -> None:
    message = f"{finding.problem}: {finding.message}"
    failure = SubElement(case, kind, type=SEVERITIES[finding.level], message=message)
    failure.text = _told(finding, checked)


def _accepted(code: str, checked: Checked) -> Iterator[str]:
    for each in checked.result.accepted:
        if each.finding.code == code:
            by = f"until {each.until}, by {each.by}: {each.reason} ({each.origin})"
            yield f"accepted, {by}\n{_told(each.finding, checked)}"


def _failing(outcome: Outcome, checked: Checked, fail_on: Level) -> tuple[str, tuple[Level, ...]]:
    """The findings that fail a test case, and their levels; a bug of the checker fails it at every level."""
    if outcome.code in checked.result.crashed:
        return "error", LEVELS
    return "failure", LEVELS[: LEVELS.index(fail_on) + 1]


def _told(finding: Finding, checked: Checked) -> str:
    span = checked.span(finding.at)
    where = f"{checked.name}:{span.line}:{span.column} {finding.at.pointer}"
    what = f"{SEVERITIES[finding.level]}: {finding.problem}: {finding.message}"
    return f"{where}\n{what}\nfix: {finding.fix}\nsee: {checked.reference(finding.code)}"


def _unread(failure: NotChecked) -> Element:
    suite = Element("testsuite", name=failure.name)
    case = SubElement(suite, "testcase", name="the file can be read", classname=failure.name, time="0")
    SubElement(case, "error", type="unreadable", message=failure.reason)
    _add_up(suite, [case])
    return suite


def _add_up(holder: Element, parts: list[Element]) -> None:
    """Count the cases of a suite, or add up the counts of suites."""
    of_cases = holder.tag == "testsuite"
    for name, child in (("tests", ""), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts = [(not child or part.find(child) is not None) if of_cases else int(part.get(name, 0)) for part in parts]
        holder.set(name, str(sum(counts)))
