"""Rules on the files that a manifest describes: `synthreport verify` judges them, a check of the manifest cannot."""

from __future__ import annotations

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, FORM, MUST, SHOULD, file_rule

file_rule(
    "VE51", MUST, DEMAND,
    """Every listed file is in the folder.

    What is not there cannot be used, and nothing that is said about it can be verified.

    **Problem:** A listed file is not in the folder.

    **Fix:** add the file, correct its path, or state `released: false` for a file that is not part of the dataset.
    """,
)  # fmt: skip
file_rule(
    "VE52", MUST, FORM,
    """No path leads out of the folder.

    Through `..`, an absolute path, a link or a member of an archive, a manifest could name any file of its reader.

    **Problem:** A path leads out of the folder.

    **Fix:** put the file into the folder of the dataset, and give its path from there.
    """,
)  # fmt: skip
file_rule(
    "VE53", MUST, CONTRADICTION,
    """Every file has the stated size.

    A file of another size is another file.

    **Problem:** A file has another size than stated.

    **Fix:** replace the file with the one that was described, or describe this one: `synthreport init` measures it.
    """,
)  # fmt: skip
file_rule(
    "VE54", MUST, CONTRADICTION,
    """Every file has the stated SHA-256.

    To cite a dataset is to cite its bytes; with other bytes, no result of the manifest is about this file.

    **Problem:** A file has another SHA-256 than stated.

    **Fix:** replace the file with the one that was described, or describe this one in a new version.
    """,
)  # fmt: skip
file_rule(
    "VE55", MUST, CONTRADICTION,
    """A path with `*` stands for as many files as stated.

    A file more or less is a record more or less.

    **Problem:** More or fewer files than a path with a star states.

    **Fix:** correct `count`, or the files.
    """,
)  # fmt: skip
file_rule(
    "VE56", MUST, CONTRADICTION,
    """Every file is of the stated media type.

    A reader that trusts the type reads something else, or nothing.

    **Problem:** A file is of another media type than stated.

    **Fix:** correct `media_type`.
    """,
)  # fmt: skip
file_rule(
    "VE57", MUST, FORM,
    """Every file can be read to its end.

    A file that is cut off, damaged, or expands without end is no dataset, whatever its digest says.

    **Problem:** A file cannot be read to its end.

    **Fix:** write the file again, and describe the new one.
    """,
)  # fmt: skip
file_rule(
    "VE58", SHOULD, ADVICE,
    """A table in text is UTF-8 with commas or tabs, and has a point before decimals.

    Other encodings and separators are guessed by each reader in its own way: letters are lost, numbers become texts.

    **Problem:** A table is not in the form that most programs read.

    **Fix:** write the file as UTF-8, with `,` between values and `.` before decimals.
    """,
)  # fmt: skip
file_rule(
    "VE59", MUST, FORM,
    """Every row has as many values as the table has columns.

    Readers drop such a row, shift its values, or stop.

    **Problem:** A row has too many or too few values.

    **Fix:** write the table again, with quotes around values that contain the separator or a line break.
    """,
)  # fmt: skip
file_rule(
    "VE60", MUST, CONTRADICTION,
    """Every data file holds the stated number of records.

    Every share and every rate of the manifest is a share of this number.

    **Problem:** A file holds another number of records than stated.

    **Fix:** correct `records`, or the file.
    """,
)  # fmt: skip
file_rule(
    "VE61", SHOULD, DEMAND,
    """Every file of the folder is listed.

    Nobody knows what an undescribed file is: real records have been released this way.

    **Problem:** A file of the folder is not listed.

    **Fix:** list the file in `files`, or remove it.
    """,
)  # fmt: skip
file_rule(
    "VE62", MUST, CONTRADICTION,
    """The canonical form of every file has the stated digest.

    The canonical form stays the same when bytes change and content does not; here, the content is another.

    **Problem:** The canonical form has another digest than stated.

    **Fix:** replace the file with the one that was described, or describe this one in a new version.
    """,
)  # fmt: skip
file_rule(
    "VE63", MUST, CONTRADICTION,
    """The files bear the marks by which they say that they are synthetic.

    A mark that is in the manifest alone is lost with the first copy of the file.

    **Problem:** A stated mark of synthetic data is not in the file.

    **Fix:** write the mark into the file, or correct `label`.
    """,
)  # fmt: skip
