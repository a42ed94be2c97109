"""Rules on what is in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MAY, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.persons import about_several
from synthreport.rules.value import Fault, Value, exact


@rule("MO51", MUST, CONTRADICTION, at="/content/period", needs=("start", "end"))
def content_period_runs_forward(period: Value) -> Iterator[Fault]:
    """The time that the records span ends after it starts.

    Two dates in the wrong order leave open which of them is wrong.

    **Problem:** The records end before they start.

    **Fix:** exchange or correct the two.
    """
    if after(period["start"], period["end"]):
        message = f"the records end in {period['end']}, before their start in {period['start']}"
        yield period.fault("end", message, period.place("start"))


@rule("MO52", MUST, CONTRADICTION, at="/content/fields/*/range", needs=("min", "max"))
def range_is_not_empty(bounds: Value) -> Iterator[Fault]:
    """A field's smallest allowed value is not above its largest.

    No value lies in an empty range.

    **Problem:** The largest value of a field is below its smallest.

    **Fix:** exchange or correct the two.
    """
    if bounds["min"] > bounds["max"]:
        message = f"the largest value, {bounds['max']:g}, is below the smallest, {bounds['min']:g}"
        yield bounds.fault("max", message, bounds.place("min"))


@rule("MO53", MUST, CONTRADICTION, at="/content", needs=("subjects",), sources="SMD")
def subjects_do_not_outnumber_records(content: Value) -> Iterator[Fault]:
    """There are no more synthetic subjects than records, unless a record is about several.

    A subject without a record is not in the data. A record of a couple, a household or a birth may be about several.

    **Problem:** More synthetic subjects than records.

    **Fix:** count the subjects or the records again.
    """
    files = [file for _, file in content.root.each("files") if file.get("role") == "data"]
    counts, subjects = [exact(file.get("records")) for file in files], exact(content["subjects"])
    records = sum(count or 0 for count in counts)
    counted = counts and None not in counts
    if counted and subjects is not None and subjects > records and not content.root.once(about_several):
        places = [file.place("records") for file in files]
        yield content.fault("subjects", f"{subjects:,} subjects, but only {records:,} records", *places)


@rule("MO63", SHOULD, DEMAND, at="/files/*", needs=("path", "bytes"), alone="the count is missing")
def many_files_are_counted(file: Value) -> Iterator[Fault]:
    """A path that stands for many files says how many, unless an archive holds them.

    A file that is missing, or was added, cannot be noticed without a count. Authors who know the size of all files
    know their number.

    **Problem:** The number of files at a path is not given.

    **Fix:** give `count`.
    """
    counted = "count" in file.data or f"{file.pointer}/count" in file.root.taken_out
    if "*" in file["path"] and not counted and file.get("contained_in") is None:
        yield file.fault("", f"{file['path']} stands for many files, but their number is not given")


@rule("MO64", MAY, ADVICE, at="/files/*", needs=("path", "label"))
def names_hold_their_mark(file: Value) -> Iterator[Fault]:
    """A mark in the name of a file is in its path.

    A mark that is not there warns nobody. A note, as the name may have been changed since.

    **Problem:** The mark of a file is not in its name.

    **Fix:** rename the file, or correct `value` in its `label`.
    """
    for name, mark in file.each("label"):
        value, path = mark.get("value"), file["path"].lower()
        words = re.findall(r"[^\W_]{3,}", value.lower()) if isinstance(value, str) else []
        plain = mark.get("kind") == "file_name" and "*" not in path
        if plain and words and not any(word in path for word in words):
            yield file.fault(f"label/{name}/value", f"{value} is not in the name {file['path']}", file.place("path"))


@rule("MO65", MUST, CONTRADICTION, at="/files/*", needs=("bytes",))
def files_are_large_enough(file: Value) -> Iterator[Fault]:
    """Files have a byte for each of them, and for each record in plain text.

    A size that the records do not fit into is that of other files.

    **Problem:** Files are too small for their number or their records.

    **Fix:** give the size of all files of the path together; or correct `count` or `records`.
    """
    size, count, records = (exact(file.get(key)) for key in ("bytes", "count", "records"))
    plain = file.get("media_type") in ("text/csv", "text/tab-separated-values", "text/plain")
    for key, least in (("count", count), ("records", records if plain else None)):
        if size is not None and least is not None and size < least:
            yield file.fault("bytes", f"{size:,} bytes, but {key} is {least:,}", file.place(key))
            return


@rule("MO66", SHOULD, DEMAND, at="/access", needs=("tier",), when="person_level_input", sources="LFSD INTEG")
def public_files_are_marked(access: Value) -> Iterator[Fault]:
    """If everybody can get data that were learned from persons, a file or its archive says that it is synthetic.

    A label on a web page is lost with the first copy, and what is left looks like the records of real people.

    **Problem:** Public data are not marked as synthetic.

    **Fix:** mark a file by its name, a column, a header or its metadata, and list that in `label`, with `kind` and
    `value`.
    """
    files = dict(access.root.each("files"))
    data = [file for file in files.values() if file.get("role") == "data"]
    marked = [file for file in files.values() if file.get("label") not in (None, "none")]
    unknown = any(file.get("label") is None for file in data)
    for file in data[:1] if access["tier"] == "public" and not marked and not unknown else ():
        message = "everybody can get the data, but no file says that it is synthetic"
        yield Fault(file.place("label"), message, (access.place("tier"),))
