"""Rules on what the files hold, and on those who looked: `synthreport verify` judges them."""

from __future__ import annotations

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, FORM, MAY, MUST, SHOULD, file_rule

file_rule(
    "VE64", MUST, CONTRADICTION,
    """The columns of a table are the fields that are described.

    A column that nobody describes may hold anything; a field that is not there was promised.

    **Problem:** The columns are not the fields that are described.

    **Fix:** describe every column in `content.fields`, give its `name` if that is not its id, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE65", MAY, ADVICE,
    """The fields are described in the order of the columns.

    Code that takes columns by their number follows the description.

    **Problem:** The columns have another order than the fields.

    **Fix:** sort the fields as the columns are.
    """,
)  # fmt: skip
file_rule(
    "VE66", MUST, CONTRADICTION,
    """The values of every field are of its type.

    A number that is a text in some rows turns the whole column into texts.

    **Problem:** Values are not of the stated type.

    **Fix:** correct `type`, state the code of missing values in `missing`, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE67", MUST, CONTRADICTION,
    """The values of every field are within its range, with no more decimals than stated.

    A range is what is allowed; a value beyond it is a mistake in one of the two.

    **Problem:** Values are out of the stated range or decimals.

    **Fix:** correct `range` or `decimals`, or the generator.
    """,
)  # fmt: skip
file_rule(
    "VE68", MUST, CONTRADICTION,
    """Every value of a field with categories is one of them.

    A code without a meaning is read as an error, or as another code.

    **Problem:** Values are in no stated category.

    **Fix:** add the category, or correct the file.
    """,
)  # fmt: skip
file_rule(
    "VE69", MUST, CONTRADICTION,
    """Values are missing only where that is stated, and are written as stated.

    `missing: none` promises that there is a value in every row.

    **Problem:** Values are missing otherwise than stated.

    **Fix:** state in `missing` how missing values are written.
    """,
)  # fmt: skip
file_rule(
    "VE70", MUST, CONTRADICTION,
    """Units are those in the files.

    In another unit, every value is another value.

    **Problem:** Units in the file differ from those stated.

    **Fix:** correct `unit`, or the header of the file.
    """,
)  # fmt: skip
file_rule(
    "VE71", MUST, CONTRADICTION,
    """There are as many subjects and events as stated.

    Persons are counted by the key that identifies them, not by rows.

    **Problem:** The number of subjects or events differs from that stated.

    **Fix:** correct `content.subjects` or `content.events`.
    """,
)  # fmt: skip
file_rule(
    "VE72", MUST, CONTRADICTION,
    """The share of synthetic records and fields is the stated one.

    Observed and generated records differ by the marker alone.

    **Problem:** The share of synthetic data differs from that stated.

    **Fix:** correct `dataset.composition`, `synthetic` of the fields, or the column that marks rows.
    """,
)  # fmt: skip
file_rule(
    "VE73", MAY, ADVICE,
    """No row of a table is there twice.

    A generator that repeats itself shows fewer people than there are rows.

    **Problem:** Rows of a table repeat.

    **Fix:** remove the repetitions, or say in `limitations` why rows repeat.
    """,
)  # fmt: skip
file_rule(
    "VE74", MUST, CONTRADICTION,
    """The key of a table identifies its rows.

    With two rows under one key, or none, tables cannot be joined.

    **Problem:** The key of a table does not identify its rows.

    **Fix:** correct `key`, or the file.
    """,
)  # fmt: skip
file_rule(
    "VE75", MUST, CONTRADICTION,
    """Every foreign key leads to a row.

    A visit of nobody cannot be analysed with the person.

    **Problem:** Foreign keys lead to no row.

    **Fix:** add the missing rows, or correct `foreign_keys`.
    """,
)  # fmt: skip
file_rule(
    "VE76", MUST, CONTRADICTION,
    """Constraints that cannot be broken are not, and others are broken as often as stated.

    A rule that holds by construction has no exception in the file.

    **Problem:** Constraints are broken otherwise than stated.

    **Fix:** correct `held_by`, the constraint or the result that counts its violations; or the generator.
    """,
)  # fmt: skip
file_rule(
    "VE77", SHOULD, FORM,
    """Every expression of a constraint can be evaluated on its table.

    An expression that no engine can run says less than a sentence.

    **Problem:** A constraint's expression cannot be evaluated.

    **Fix:** write one SQL condition with columns of its table, operators and plain functions.
    """,
)  # fmt: skip
file_rule(
    "VE78", SHOULD, ADVICE,
    """Nothing in the files looks like the identifier of a person.

    E-mail addresses, telephone and insurance numbers do not arise by chance; they are copied.

    **Problem:** Values look like identifiers of persons.

    **Fix:** find out where the values come from, and remove them; or state in `description` how they were made up.
    """,
)  # fmt: skip
file_rule(
    "VE79", SHOULD, ADVICE,
    """No field is free text unless its role says so.

    In free text, a generator repeats whole sentences of its source.

    **Problem:** A field holds free text and does not say so.

    **Fix:** give the field the role `free_text` and report how texts were searched; or remove it.
    """,
)  # fmt: skip
file_rule(
    "VE80", SHOULD, ADVICE,
    """Image headers name no patient, device or institution, and no identifier under the root of a manufacturer.

    Headers are copied with the picture, and lead back to the patient.

    **Problem:** Image headers name a patient, device or institution.

    **Fix:** write new headers; give images UIDs of your own, such as those under 2.25.
    """,
)  # fmt: skip
file_rule(
    "VE81", MUST, DEMAND,
    """Every claim has the grade that the profile demands.

    What an author asserts and what somebody computed again are not worth the same.

    **Problem:** A claim has a lower grade than the profile demands.

    **Fix:** cite evidence; run `synthreport verify` on the files; or check against the profile that fits the use.
    """,
)  # fmt: skip
file_rule(
    "VE82", MUST, CONTRADICTION,
    """Every result is what the data give.

    A number that nobody can compute again was mistyped, or is about other data.

    **Problem:** A result is not what the data give.

    **Fix:** measure again with `synthreport measure`, and state what it gives.
    """,
)  # fmt: skip
file_rule(
    "VE91", MUST, CONTRADICTION,
    """The real rows are those of the splits that the manifest describes.

    Numbers beside other rows, or beside rows that the generator saw, are about something else.

    **Problem:** The real rows given are not those of the splits.

    **Fix:** name the file of each split with `--source ID=FILE` and `--holdout ID=FILE`; or correct `splits`, and
    measure again.
    """,
)  # fmt: skip
file_rule(
    "VE92", SHOULD, ADVICE,
    """No more rows of the source are in the output than of people who were not in it.

    If unseen rows occur in the output less often than rows of the source, chance did not put those there.

    **Problem:** More source rows were copied than chance explains.

    **Fix:** remove the copies, and report in `privacy.assessments.copies` how often they were there.
    """,
)  # fmt: skip
file_rule(
    "VE93", MUST, CONTRADICTION,
    """Every listed attestation is about this manifest and these files.

    What was signed about another manifest says nothing about this one.

    **Problem:** A listed attestation is about something else.

    **Fix:** ask for an attestation of the manifest as it is now, or remove the entry.
    """,
)  # fmt: skip
file_rule(
    "VE94", SHOULD, ADVICE,
    """Every attestation is signed with a key that its reader trusts.

    Without that, anybody could have written it.

    **Problem:** An attestation has no signature that its reader trusts.

    **Fix:** name the public key of the signer with `--trust`, or in `trust` of a profile.
    """,
)  # fmt: skip
