"""Rules on the files that a manifest describes: `synthreport verify` judges them, a check of the manifest cannot."""

from __future__ import annotations

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, FORM, MAY, MUST, SHOULD, file_rule

file_rule(
    "VE51", MUST, DEMAND,
    """Every listed file is in the folder.

    What is not there cannot be used, and nothing that is said about it can be verified.

    **Fix:** add the file, correct its path, or state `released: false` for a file that is not part of the dataset.
    """,
)  # fmt: skip
file_rule(
    "VE52", MUST, FORM,
    """No path leads out of the folder.

    Through `..`, an absolute path, a link or a member of an archive, a manifest could name any file of its reader.

    **Fix:** put the file into the folder of the dataset, and give its path from there.
    """,
)  # fmt: skip
file_rule(
    "VE53", MUST, CONTRADICTION,
    """Every file has the stated size.

    A file of another size is another file.

    **Fix:** replace the file with the one that was described, or describe this one: `synthreport init` measures it.
    """,
)  # fmt: skip
file_rule(
    "VE54", MUST, CONTRADICTION,
    """Every file has the stated SHA-256.

    To cite a dataset is to cite its bytes; with other bytes, no result of the manifest is about this file.

    **Fix:** replace the file with the one that was described, or describe this one in a new version.
    """,
)  # fmt: skip
file_rule(
    "VE55", MUST, CONTRADICTION,
    """A path with `*` stands for as many files as stated.

    A file more or less is a record more or less.

    **Fix:** correct `count`, or the files.
    """,
)  # fmt: skip
file_rule(
    "VE56", MUST, CONTRADICTION,
    """Every file is of the stated media type.

    A reader that trusts the type reads something else, or nothing.

    **Fix:** correct `media_type`.
    """,
)  # fmt: skip
file_rule(
    "VE57", MUST, FORM,
    """Every file can be read to its end.

    A file that is cut off, damaged, or expands without end is no dataset, whatever its digest says.

    **Fix:** write the file again, and describe the new one.
    """,
)  # fmt: skip
file_rule(
    "VE58", SHOULD, ADVICE,
    """A table in text is UTF-8 with commas or tabs, and has a point before decimals.

    Other encodings and separators are guessed by each reader in its own way: letters are lost, numbers become texts.

    **Fix:** write the file as UTF-8, with `,` between values and `.` before decimals.
    """,
)  # fmt: skip
file_rule(
    "VE59", MUST, FORM,
    """Every row has as many values as the table has columns.

    Readers drop such a row, shift its values, or stop.

    **Fix:** write the table again, with quotes around values that contain the separator or a line break.
    """,
)  # fmt: skip
file_rule(
    "VE60", MUST, CONTRADICTION,
    """Every data file holds the stated number of records.

    Every share and every rate of the manifest is a share of this number.

    **Fix:** correct `records`, or the file.
    """,
)  # fmt: skip
file_rule(
    "VE61", SHOULD, DEMAND,
    """Every file of the folder is listed.

    Nobody knows what an undescribed file is: real records have been released this way.

    **Fix:** list the file in `files`, or remove it.
    """,
)  # fmt: skip
file_rule(
    "VE62", MUST, CONTRADICTION,
    """The canonical form of every file has the stated digest.

    The canonical form stays the same when bytes change and content does not; here, the content is another.

    **Fix:** replace the file with the one that was described, or describe this one in a new version.
    """,
)  # fmt: skip
file_rule(
    "VE63", MUST, CONTRADICTION,
    """The files bear the marks by which they say that they are synthetic.

    A mark that is in the manifest alone is lost with the first copy of the file.

    **Fix:** write the mark into the file, or correct `label`.
    """,
)  # fmt: skip
file_rule(
    "VE64", MUST, CONTRADICTION,
    """The columns of a table are the fields that are described.

    A column that nobody describes may hold anything; a field that is not there was promised.

    **Fix:** describe every column in `content.fields`, give its `name` if that is not its id, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE65", MAY, ADVICE,
    """The fields are described in the order of the columns.

    Code that takes columns by their number follows the description.

    **Fix:** sort the fields as the columns are.
    """,
)  # fmt: skip
file_rule(
    "VE66", MUST, CONTRADICTION,
    """The values of every field are of its type.

    A number that is a text in some rows turns the whole column into texts.

    **Fix:** correct `type`, state the code of missing values in `missing`, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE67", MUST, CONTRADICTION,
    """The values of every field are within its range, with no more decimals than stated.

    A range is what is allowed; a value beyond it is a mistake in one of the two.

    **Fix:** correct `range` or `decimals`, or the generator.
    """,
)  # fmt: skip
file_rule(
    "VE68", MUST, CONTRADICTION,
    """Every value of a field with categories is one of them.

    A code without a meaning is read as an error, or as another code.

    **Fix:** add the category, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE69", MUST, CONTRADICTION,
    """Values are missing only where that is stated, and are written as stated.

    `missing: none` promises that there is a value in every row.

    **Fix:** state in `missing` how missing values are written.
    """,
)  # fmt: skip
file_rule(
    "VE70", MUST, CONTRADICTION,
    """Units are those in the files.

    In another unit, every value is another value.

    **Fix:** correct `unit`, or the header of the file.
    """,
)  # fmt: skip
file_rule(
    "VE71", MUST, CONTRADICTION,
    """There are as many subjects and events as stated.

    Persons are counted by the key that identifies them, not by rows.

    **Fix:** correct `content.subjects` or `content.events`.
    """,
)  # fmt: skip
file_rule(
    "VE72", MUST, CONTRADICTION,
    """The share of synthetic records and fields is the stated one.

    Observed and generated records differ by the marker alone.

    **Fix:** correct `dataset.composition`, `synthetic` of the fields, or the column that marks rows.
    """,
)  # fmt: skip
file_rule(
    "VE73", MAY, ADVICE,
    """No row of a table is there twice.

    A generator that repeats itself shows fewer people than there are rows.

    **Fix:** remove the repetitions, or say in `limitations` why rows repeat.
    """,
)  # fmt: skip
file_rule(
    "VE74", MUST, CONTRADICTION,
    """The key of a table identifies its rows.

    With two rows under one key, or none, tables cannot be joined.

    **Fix:** correct `key`, or the file.
    """,
)  # fmt: skip
file_rule(
    "VE75", MUST, CONTRADICTION,
    """Every foreign key leads to a row.

    A visit of nobody cannot be analysed with the person.

    **Fix:** add the missing rows, or correct `foreign_keys`.
    """,
)  # fmt: skip
file_rule(
    "VE76", MUST, CONTRADICTION,
    """Constraints that cannot be broken are not, and others are broken as often as stated.

    A rule that holds by construction has no exception in the file.

    **Fix:** correct `held_by`, the constraint or the result that counts its violations; or the generator.
    """,
)  # fmt: skip
file_rule(
    "VE77", SHOULD, FORM,
    """Every expression of a constraint can be evaluated on its table.

    An expression that no engine can run says less than a sentence.

    **Fix:** write one SQL condition with columns of its table, operators and plain functions.
    """,
)  # fmt: skip
file_rule(
    "VE78", SHOULD, ADVICE,
    """Nothing in the files looks like the identifier of a person.

    E-mail addresses, telephone and insurance numbers do not arise by chance; they are copied.

    **Fix:** find out where the values come from, and remove them; or state in `description` how they were made up.
    """,
)  # fmt: skip
file_rule(
    "VE79", SHOULD, ADVICE,
    """No field is free text unless its role says so.

    In free text, a generator repeats whole sentences of its source.

    **Fix:** give the field the role `free_text` and report how texts were searched; or remove it.
    """,
)  # fmt: skip
file_rule(
    "VE80", SHOULD, ADVICE,
    """Image headers name no patient, device or institution, and no identifier under the root of a manufacturer.

    Headers are copied with the picture, and lead back to the patient.

    **Fix:** write new headers; give images UIDs of your own, such as those under 2.25.
    """,
)  # fmt: skip
file_rule(
    "VE81", MUST, DEMAND,
    """Every claim has the grade that the profile demands.

    What an author asserts and what somebody computed again are not worth the same.

    **Fix:** cite evidence; run `synthreport verify` on the files; or check against the profile that fits the use.
    """,
)  # fmt: skip
file_rule(
    "VE82", MUST, CONTRADICTION,
    """Every result is what the data give.

    A number that nobody can compute again was mistyped, or is about other data.

    **Fix:** measure again with `synthreport measure`, and state what it gives.
    """,
)  # fmt: skip
file_rule(
    "VE91", MUST, CONTRADICTION,
    """The real rows are those of the splits that the manifest describes.

    Numbers beside other rows, or beside rows that the generator saw, are about something else.

    **Fix:** name the file of each split with `--source ID=FILE` and `--holdout ID=FILE`; or correct `splits`, and
    measure again.
    """,
)  # fmt: skip
file_rule(
    "VE92", SHOULD, ADVICE,
    """No more rows of the source are in the output than of people who were not in it.

    If unseen rows occur in the output less often than rows of the source, chance did not put those there.

    **Fix:** remove the copies, and report in `privacy.assessments.copies` how often they were there.
    """,
)  # fmt: skip
file_rule(
    "VE93", MUST, CONTRADICTION,
    """Every listed attestation is about this manifest and these files.

    What was signed about another manifest says nothing about this one.

    **Fix:** ask for an attestation of the manifest as it is now, or remove the entry.
    """,
)  # fmt: skip
file_rule(
    "VE94", SHOULD, ADVICE,
    """Every attestation is signed with a key that its reader trusts.

    Without that, anybody could have written it.

    **Fix:** name the public key of the signer with `--trust`, or in `trust` of a profile.
    """,
)  # fmt: skip
