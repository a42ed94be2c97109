"""Rules on conditions in words: what a number in them asks of the results that are to show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, MUST, rule
from synthreport.rules.shared.evidence import linked
from synthreport.rules.value import Fault, Value

_AT_MOST = (
    r"(?:at most|no(?:t)? more than|not above|no higher than|(?:do(?:es)? )?not exceed(?:s|ing)?|up to|<=|≤"
    r"|höchstens|maximal|nicht (?:mehr als|über)|au (?:plus|maximum)|pas plus de|n[e'’] ?(?:dépasse|excède) pas"
    r"|como máximo|no (?:más de|supera|excede)|a lo sumo)"
)
_BELOW = (
    r"(?:below|under|less than|fewer than|lower than|smaller than|<|unter|weniger als|kleiner als|inférieure?s? à"
    r"|moins de|inferior(?:es)? a|menos de|por debajo de)"
)
_PERCENT = r"(?P<percent>%|per ?cent|prozent|pour ?cent|por ciento)?"
_LIMIT = rf"(?:{_AT_MOST}|{_BELOW})\s*(?P<number>\d+(?:[.,]\d+)?)\s*{_PERCENT}"
_NUMBER = r"\d+(?:[.,]\d+)?"
_OF_OTHERS = (
    r"suppress|remov|merg|round|mask|drop|exclud|withh|delet|\b(?:if|unless|when|where|until|within|days?|weeks?|months?"
    r"|years?|hours?)\b"
    r"|unterdrück|entfern|zusammengef|gerundet|gelöscht"
    r"|\b(?:falls|wenn|sofern|bis zu[mr]|tagen?|wochen?|monaten?|jahren?|stunden?)\b"
    r"|supprim|fusionn|arrondi|masqu|exclu|\b(?:si|quand|lorsque|jours?|semaines?|mois|ans|années?|heures?)\b"
    r"|suprim|elimin|redond|ocult|\b(?:cuando|salvo|días?|semanas?|meses|años?|horas?)\b"
)
"""Words of a condition whose number is about something else than a result."""


@rule("ET63", MUST, DEMAND, at="/ethics/output_use/conditions/*", needs=("condition", "evidence"), disclosable=True)
def conditions_were_kept(condition: Value) -> Iterator[Fault]:
    """A result that is to show that a condition is kept lies within the number that the condition names.

    A decision that rests on a limit is void where the limit is missed.

    **Problem:** A condition of the decision was not kept.

    **Fix:** meet the condition and measure again; or tell the body that decided, and say so in `limitations`, with the
    result in `about`.
    """
    text, results = condition["condition"].casefold(), linked(condition)
    limit = _only_limit(text)
    if limit is None or len(results) != 1:
        return
    result, number = results[0], _written(limit["number"]) / (100 if limit["percent"] else 1)
    value = result.get("value")
    if value is None or result.get("noise") is not None or not _speaks_of(text, result):
        return
    if value > number and not _misses_its_limit(result, value):
        message = f"the condition is `{limit[0].strip()}`, but {result.called()} is {value:g}"
        yield condition.fault("condition", message, result.place("value")).concerning(result.id)


def _only_limit(text: str) -> re.Match[str] | None:
    """The limit that a condition sets, if it is the one number in it and can be read in one way alone."""
    limit = re.search(_LIMIT, text)
    if limit is None or re.fullmatch(_THOUSANDS, limit["number"]) or re.search(_OF_OTHERS, text):
        return None
    return limit if len(re.findall(_NUMBER, text)) == 1 else None


def _misses_its_limit(result: Value, value: float) -> bool:
    """Whether a limit of privacy is on the same result, and was missed: that is another finding."""
    limits = (each for _, each in result.root.each("privacy", "acceptance") if each.get("result") == result.id)
    return any(value > most for each in limits if (most := each.get("at_most")) is not None)


def _speaks_of(text: str, result: Value) -> bool:
    """Whether a condition has a word of the id of a result, or of its metric."""
    metric = result.get("metric")
    named = f"{result.id} {metric.data if isinstance(metric, Value) else metric}".casefold()
    words = {word for word in re.findall(r"[^\W\d_]{3,}", named.replace("_", " ")) if word not in _COMMON}
    return any(re.search(rf"\b{word}|{_ELSEWHERE.get(word, word)}", text) for word in words)


def _written(number: str) -> float:
    """A number with a point or a comma before its decimals."""
    return float(number.replace(",", "."))


_THOUSANDS = r"[1-9]\d*[.,]\d{3}"
"""What is a thousand in one language, and one and a little in another: it is not read."""
_ELSEWHERE = {
    "membership": "mitglied|appartenance|membre|pertenencia|miembro",
    "advantage": "vorteil|avantage|ventaja",
    "copies": "kopie|duplikat|copie|copia",
    "risk": "risiko|risque|riesgo",
    "attribute": "attribut|merkmal|atributo",
    "inference": "inferenz|rückschl|inférence|inferencia",
}
"""Words of metrics in German, French and Spanish."""


_COMMON = {"priv", "fid", "util", "the", "and", "for", "not", "other", "none", "rate", "share", "that", "are", "with"}
"""Words of metrics that name none."""
