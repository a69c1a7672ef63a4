"""One row of a gold file, checked strictly."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from graph.model import Modality, Stance
from loaders.evaluation.gold import SOMEBODY, Detail, Gold
from loaders.evaluation.scoring import DETAILS
from ontology.vocabulary import vocabulary

# The stance column also takes the words of gold files that tell in one column who says so and whether it is so.
STANCES = {
    "": Stance.AFFIRMS, "asserted": Stance.AFFIRMS, "claimed": Stance.AFFIRMS, "pooled": Stance.AFFIRMS, "hypothetical": Stance.AFFIRMS,
    **{stance.value: stance for stance in Stance},
}  # fmt: skip
REQUIRED = {"": True, "1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ANY = "*"


class BadRow(ValueError):
    """A row cannot be understood; says what to do."""


def row_of(cells: Mapping[str, str], line: int) -> Gold:
    """Returns a row of the gold; raises BadRow and UnknownRelation."""
    for name in ("article", "subject", "relation"):
        if not cells.get(name):
            raise BadRow(f"has no {name}; fill it in, or leave all but the article empty where it has no fact")
    stance = cells.get("stance", "")
    told = re.split(r"\s*[|>]\s*", cells.get("attributed_to", "")) if cells.get("attributed_to") else []
    if "" in told:
        raise BadRow(f"attributed_to is {cells['attributed_to']!r}; write names joined by | (together) or > (the outer before the inner)")
    return Gold(
        article=cells["article"],
        id=cells.get("id") or f"line {line}",
        subject=None if cells["subject"] == ANY else cells["subject"],
        relation=vocabulary().relation(cells["relation"].upper()).name,
        object=None if cells.get("object", "") in ("", ANY) else cells["object"],
        speakers=tuple(told) or ((SOMEBODY,) if stance == "claimed" else ()),
        stance=_one("stance", stance, STANCES),
        modality=_modality(stance, cells.get("modality", "")),
        required=_one("required", cells.get("required", "").lower(), REQUIRED),
        evidence=cells.get("evidence", ""),
        details={name: _detail(name, cells[name]) for name in DETAILS if cells.get(name)},
        line=line,
    )


def _one[T](column: str, text: str, values: Mapping[str, T]) -> T:
    if text not in values:
        near = get_close_matches(text, values, n=1)
        raise BadRow(f"{column} is {text!r}, none of {', '.join(filter(None, values))}" + (f"; is {near[0]!r} meant?" if near else ""))
    return values[text]


def _modality(stance: str, text: str) -> Modality:
    if not text:
        return Modality.POSSIBLE if stance == "hypothetical" else Modality.ACTUAL
    return _one("modality", text, {modality.value: modality for modality in Modality})


def _detail(name: str, text: str) -> Detail:
    match name:
        case "quantity":
            try:
                return float(text.replace(",", ""))
            except ValueError:
                raise BadRow(f"quantity is {text!r}; write a number, such as 24") from None
        case "dateStart" | "dateEnd":
            if not DATE.fullmatch(text):
                raise BadRow(f"{name} is {text!r}; write 2020, 2020-10 or 2020-10-05")
        case "status":
            _one("status", text, dict.fromkeys(vocabulary().statuses, True))
        case "phase":
            _one("phase", text, dict.fromkeys(vocabulary().phases, True))
    return text
