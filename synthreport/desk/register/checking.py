"""Manifests on their way into a register: checked here, whatever else somebody says about them."""

from __future__ import annotations

from datetime import date

from synthreport.checker.pipeline import check
from synthreport.decisions.accepting import Decisions
from synthreport.desk.check_record.check_record import NoRecord, record_of
from synthreport.desk.check_record.recomputing import Beside, differences, recomputed
from synthreport.desk.check_record.sealing import sealed, unsealed
from synthreport.desk.register.database import RegisterError
from synthreport.desk.register.deposits import HandedIn
from synthreport.document import LIMIT, parse
from synthreport.draft.source_files import Unusable
from synthreport.finding import Level
from synthreport.overview.checked import Checked
from synthreport.standard.versions import NoWayBack


def handed_in(name: str, data: bytes, profile: str, decisions: Decisions | None = None) -> HandedIn:
    """A manifest, checked under a profile today. Raises RegisterError, and ProfileError."""
    document = parse(data, name=name, limit=LIMIT)
    try:
        result = check(document, profile=profile)
        if decisions is not None:
            result = decisions.applied(document, result)
        record = record_of(Checked(name, document, result), Level.MUST, (), date.today().isoformat())
    except (NoRecord, NoWayBack) as error:
        raise RegisterError(f"{name} cannot be kept: {error}") from None
    return HandedIn(name, data, record, sealed(record, None))


def with_record(name: str, data: bytes, file: bytes, beside: Beside) -> HandedIn:
    """A manifest with a record of its check that was made elsewhere, and comes out here, too. Raises RegisterError."""
    try:
        record = unsealed(file).record
        found = next(differences(record, recomputed(record, parse(data, name=name, limit=LIMIT), beside)), None)
    except (Unusable, NoRecord, NoWayBack) as error:
        raise RegisterError(f"the record is refused: {error}") from None
    if found:
        raise RegisterError(f"the record is refused: {found}")
    return HandedIn(name, data, record, file)
