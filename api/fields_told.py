"""What each field of an answer means and which words it can hold, told in the document of the interface.

The meanings stand in `api/fields/*.yaml`, one for all fields of a name that mean the same; the words come from the ontology.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ontology.vocabulary import vocabulary

type Json = dict[str, Any]

FOLDER = Path(__file__).with_name("fields")
SCHEMAS = "#/components/schemas/"
CLOSED = {  # which list a text is of, by the name of its field, or where only one model has it so, of model and field
    "relation": "RelationType",
    "type": "RelationType",
    "types": "RelationType",
    "family": "RelationFamily",
    "kind": "ActorKind",
    "byKind": "ActorKind",
    "ofKind": "ActorKind",
    "Named.kind": "NamedKind",
    "Candidate.kind": "CandidateKind",
    "past": "ActorKind",
    "dateFrom": "DateSource",
    "Claim.status": "TransferStatus",
    "Status.status": "TransferStatus",
    "ListedMembership.role": "MembershipRole",
}
OPEN = {"Problem", "ProblemKind", "CypherColumn", "GraphNode", "GraphRelation"}  # whose types and kinds are other things


class Meanings(NamedTuple):
    """What fields mean: of any model, and of one where it means something else; and parts of a path, by name or path and name."""

    fields: Mapping[str, str]
    models: Mapping[str, Mapping[str, str]]
    parameters: Mapping[str, str]


@cache
def meanings() -> Meanings:
    """Returns what all fields mean."""
    fields: dict[str, str] = {}
    models: dict[str, dict[str, str]] = {}
    parameters: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        fields |= told["fields"]
        models |= told["models"]
        parameters |= told.get("parameters", {})
    return Meanings(fields, models, parameters)


def explain(schemas: Json) -> None:
    """Adds to each field of the schemas what it means and which words it can hold."""
    fields, models, _ = meanings()
    for name, schema in list(schemas.items()):
        for field, part in schema.get("properties", {}).items():
            if told := models.get(name, {}).get(field) or fields.get(field):
                part.setdefault("description", told.strip())
            if name not in OPEN:
                narrow(part, CLOSED.get(f"{name}.{field}") or CLOSED.get(field))
    schemas |= lists()


def narrow(part: Json, words: str | None) -> None:
    """Says of the texts of a field or parameter that they are of a list."""
    if words is None:
        return
    for one in (part, part.get("items", {}), *part.get("anyOf", ())):
        if one.get("type") == "string" and not {"enum", "const"} & one.keys():
            for key in ("type", "minLength", "pattern"):
                one.pop(key, None)
            one["$ref"] = SCHEMAS + words


def lists() -> Json:
    """Returns the closed lists as schemas, with what their words mean where the ontology tells it."""
    words = vocabulary()
    types = "\n".join(f"- `{kind.name}`: {kind.definition}" for kind in words.relations.values())
    families = "\n".join(f"- `{name}`: {', '.join(kinds)}" for name, kinds in sorted(words.families.items()))
    return {
        "RelationType": _list(words.relations, f"A type of relation.\n\n{types}"),
        "RelationFamily": _list(sorted(words.families), f"Types that are asked for together.\n\n{families}"),
        "ActorKind": _list(words.actor_kinds, "A kind of actor."),
        "NamedKind": _list((*words.actor_kinds, "Actor"), "A kind of actor; `Actor` is one of whom no more is known."),
        "CandidateKind": _list((*words.actor_kinds, "Actor", "Place", "Weapon", "Outlet"), "What a name may have meant."),
        "TransferStatus": _list(words.statuses, "How far a transfer has come."),
        "MembershipRole": _list(words.roles, "As what somebody is listed as a member."),
        "DateSource": _list(words.date_sources, "From where a date is."),
    }


def _list(words: Any, told: str) -> Json:  # noqa: ANN401 - an iterable of texts
    return {"type": "string", "enum": list(words), "description": told}
