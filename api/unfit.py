"""Filters that a question cannot obey, each with the reason: it is refused rather than taken in silence.

All questions share their filters; what is in this table is left out of the document of a route, and told by name to who sends it.
"""

from collections.abc import Mapping

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from graph.answers import WrongQuestion

COUNTED = "counts what a row stands on, and each claim stands for itself; ask for relations"
SENTENCES = "opens a row down to its sentences, and a claim is one: its sentence comes with it"
OF_A_DAY = "asks what held on a day, and disputes are of what is told to have happened; ask with since and until"
NUMBERS = "opens a row down to its sentences, and here claims are counted; ask for claims"
ALL_TIME = "is of lists, and the claims of all days are counted at once; ask with since and until"
SAID = "asks for what is not said to be so, and this question is of what is; ask for relations"
UNFIT: Mapping[str, Mapping[str, str]] = {
    "/claims": dict.fromkeys(("min_claims", "min_outlets", "min_origins", "min_speakers"), COUNTED)
    | dict.fromkeys(("quotes", "expand"), SENTENCES),
    "/days": dict.fromkeys(("min_claims", "min_outlets", "min_origins", "min_speakers"), COUNTED)
    | dict.fromkeys(("quotes", "expand"), NUMBERS)
    | dict.fromkeys(("limit", "after"), ALL_TIME),
    "/disputes": {
        "as_of": OF_A_DAY,
        "members": "takes in whoever was a member on a day, and the parties of a dispute go by their names; name the members",
        "min_origins": "counts copies of one text once, and a dispute is made of all its sentences; ask with minOutlets",
    },
    "/memberships": dict.fromkeys(
        ("type", "family"), "chooses among types of relation, and memberships are of one, MEMBER_OF; ask for relations"
    ),
    "/changes": {"as_of": "asks what held on a day, and a change leads from one time to another; ask with knownBy"}
    | dict.fromkeys(("stance", "modality"), SAID),
    "/both-sides": {"actor": "means either end, and here one supports and the others are parties; ask with by and of"}
    | dict.fromkeys(("stance", "modality"), SAID),
    "/actors/{name}/relations": {"actor": "names an actor, and the path does so already"},
}


def refuse_unfit(question: str, asked: BaseModel) -> None:
    """Raises WrongQuestion where a filter is set that the question of this path cannot obey."""
    for name, reason in UNFIT[question].items():
        if getattr(asked, name) != type(asked).model_fields[name].get_default(call_default_factory=True):
            raise WrongQuestion(f"{to_camel(name)} {reason}, or leave it out")


def unfit(path: str) -> Mapping[str, str]:
    """Returns the parameters that a path does not take, by their names over HTTP, with the reason of each."""
    return {to_camel(name): f"{to_camel(name)} {reason}, or leave it out" for name, reason in UNFIT.get(path, {}).items()}
