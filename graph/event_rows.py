"""Claims as event rows in the schemes of the field: PLOVER, CAMEO (in the columns of Phoenix) and POLECAT.

What a scheme cannot say is not made up: types without a code, and what nobody vouches for unless it is asked for, are
left out with the reason. The claim's own columns (quote, offsets, standing, speakers) come last in each row, so that
no row loses its evidence. Sources: PLOVER codebook (Open Event Data Alliance, 2021); CAMEO 1.1b3; the header of the
POLECAT files (doi:10.7910/DVN/AJGVIT); the header of the Phoenix files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from graph.model import ActorRef, Claim, Modality, Stance
from ontology import reference
from ontology.sectors import sector_of
from ontology.vocabulary import EventCode, vocabulary

type Row = dict[str, str | int | float | None]

REQUESTED = "what is only asked for"
NO_CODE = "the scheme has no code for its type"
NOT_PLAIN = "not plain"
NON_STATE = {"Alliance": "IGO", "Company": "MNC", "ArmedGroup": "IMG", "Organization": "NGO"}  # PLOVER's codes of actors beyond states
CAMEO_QUADS = {"03": 1, "04": 1, "05": 1, "01": 1, "02": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3, "11": 3, "12": 3, "13": 3}
MATERIAL_CONFLICT = 4


class Scheme(StrEnum):
    """A coding scheme of the field."""

    PLOVER = "plover"
    CAMEO = "cameo"
    POLECAT = "polecat"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that is no row, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Actor:
    """An actor as the schemes write it: a code of a state or of a kind of body, and a sector."""

    code: str | None
    sector: str | None
    name: str | None
    text: str | None


NOBODY = _Actor(None, None, None, None)


@dataclass(frozen=True, slots=True)
class _Event:
    """One event of a claim, from its actor to its recipient."""

    claim: Claim
    code: EventCode
    actor: _Actor
    recipient: _Actor
    back: bool


def rows_of(claim: Claim, scheme: Scheme, *, every: bool = False) -> list[Row] | LeftOut:
    """Returns the rows of a claim: one, or two where the act is mutual; with `every`, also of what is not plain.

    An intention is a row of its own kind ("intends to give aid") where the scheme has one, else an event with the
    context `future`; what is possible is `hypothetical`, what is denied or negated `negation`.
    """
    if not every and not claim.plain:
        return LeftOut(NOT_PLAIN)
    if claim.modality is Modality.REQUESTED:
        return LeftOut(REQUESTED)
    code = code_of(claim)
    if code is None or (scheme is not Scheme.CAMEO and code.root is None):
        return LeftOut(NO_CODE)
    return [WRITERS[scheme](event) for event in _events(claim, code)]


def code_of(claim: Claim) -> EventCode | None:
    """Returns how the ontology writes claims of this type, modality, phase and status; None for states without events."""
    codes = vocabulary().codes
    named = (claim.modality, claim.phase, claim.status)
    conditions = (*(str(c) for c in named if c is not None), None)
    found = (codes[claim.relation, c] for c in conditions if (claim.relation, c) in codes)
    return next(found, None)


def columns(scheme: Scheme) -> tuple[str, ...]:
    """Returns the columns of a scheme's rows."""
    return {Scheme.PLOVER: PLOVER, Scheme.CAMEO: PHOENIX, Scheme.POLECAT: POLECAT}[scheme] + EVIDENCE


def _events(claim: Claim, code: EventCode) -> Iterator[_Event]:
    actor, recipient = _actor(claim.subject), _actor(claim.object) if claim.object else NOBODY
    yield _Event(claim, code, actor, recipient, back=False)
    if claim.object is not None and vocabulary().relations[claim.relation].symmetric:
        yield _Event(claim, code, recipient, actor, back=True)


def _actor(ref: ActorRef) -> _Actor:
    """Returns the actor with the code of the state for which it acts, else that of its kind of body."""
    served = ref.iso3 or _state_of(ref.side)
    code = served or _state_of(_home().get(ref.id)) or NON_STATE.get(ref.kind)
    return _Actor(code, sector_of(ref.text, "State" if served else ref.kind), ref.name, ref.text)


def _state_of(actor_id: str | None) -> str | None:
    return actor_id if actor_id is not None and len(actor_id) == len("TUR") and actor_id.isupper() else None


@cache
def _home() -> Mapping[str, str | None]:
    """Returns in which state the groups and companies of the reference data are at home."""
    return {g.id: g.state for g in (*reference.groups(), *reference.companies(), *reference.contested())}


def _contexts(event: _Event) -> list[str]:
    """Returns PLOVER's contexts: the field, and where it is no event of its own kind, that it lies ahead or is not so."""
    claim, found = event.claim, [event.code.context] if event.code.context else []
    planned = (claim.relation, Modality.INTENDED.value) in vocabulary().codes
    if claim.modality is Modality.INTENDED and not planned:
        found.append("future")
    if claim.modality in (Modality.POSSIBLE, Modality.CONDITIONAL) or claim.stance is Stance.QUESTIONS:
        found.append("hypothetical")
    if claim.modality is Modality.NEGATED or claim.stance is Stance.DENIES:
        found.append("negation")
    return found


def _evidence(event: _Event) -> Row:
    claim = event.claim
    return {
        "Claim": claim.id, "Relation": claim.relation, "Standing": claim.standing.value if claim.standing else None,
        "Stance": claim.stance.value, "Modality": claim.modality.value, "Speakers": "; ".join(s.text for s in claim.speakers),
        "Confidence": claim.confidence, "Quote": claim.quote, "Start": claim.start, "End": claim.end,
        "Article": claim.article.id, "Outlet": claim.article.outlet, "Published": claim.article.published, "URL": claim.article.url,
    }  # fmt: skip


EVIDENCE = ("Claim", "Relation", "Standing", "Stance", "Modality", "Speakers", "Confidence", "Quote", "Start", "End",
            "Article", "Outlet", "Published", "URL")  # fmt: skip


# -- one row of each scheme


PLOVER = ("id", "eventId", "date", "dateEnd", "source", "sourceSector", "sourceName", "sourceText", "recipient", "recipientSector",
          "recipientName", "recipientText", "event", "mode", "context", "quad", "score", "place", "weapon")  # fmt: skip


def _row_id(event: _Event) -> str:
    return event.claim.id + ("r" if event.back else "")


def _plover(event: _Event) -> Row:
    claim, code, root = event.claim, event.code, event.code.root
    return {
        "id": _row_id(event), "eventId": claim.event_id, "date": claim.date_start, "dateEnd": claim.date_end,
        "source": event.actor.code, "sourceSector": event.actor.sector, "sourceName": event.actor.name, "sourceText": event.actor.text,
        "recipient": event.recipient.code, "recipientSector": event.recipient.sector, "recipientName": event.recipient.name,
        "recipientText": event.recipient.text, "event": root.name if root else None, "mode": code.mode,
        "context": "; ".join(_contexts(event)), "quad": root.quad if root else None, "score": root.intensity if root else None,
        "place": claim.place, "weapon": claim.weapon, **_evidence(event),
    }  # fmt: skip


PHOENIX = ("EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
           "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "QuadClass",
           "LocationName")  # fmt: skip


def _cameo(event: _Event) -> Row:
    claim, cameo = event.claim, event.code.cameo
    year, month, day = (claim.date_start or "--").split("-")
    actor, target = event.actor, event.recipient
    return {
        "EventID": _row_id(event), "Date": (claim.date_start or "").replace("-", ""), "Year": year, "Month": month, "Day": day,
        "SourceActorFull": _full(actor), "SourceActorEntity": actor.code, "SourceActorRole": actor.sector,
        "SourceActorAttribute": actor.name, "TargetActorFull": _full(target), "TargetActorEntity": target.code,
        "TargetActorRole": target.sector, "TargetActorAttribute": target.name, "EventCode": cameo, "EventRootCode": cameo[:2],
        "QuadClass": CAMEO_QUADS.get(cameo[:2], MATERIAL_CONFLICT), "LocationName": claim.place, **_evidence(event),
    }  # fmt: skip


def _full(actor: _Actor) -> str:
    return (actor.code or "") + (actor.sector or "")


POLECAT_HEADER = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,"
    "Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,"
    "Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,"
    "Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,"
    "Version"
)
POLECAT = tuple(POLECAT_HEADER.split(","))
QUAD_NAMES = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def _polecat(event: _Event) -> Row:
    claim, code, root, known = event.claim, event.code, event.code.root, dict.fromkeys(POLECAT)
    return known | {
        "Event ID": _row_id(event), "Event Date": claim.date_start, "Event Type": root.name if root else None, "Event Mode": code.mode,
        "Intensity": root.intensity if root else None, "Quad Code": QUAD_NAMES[root.quad - 1] if root else None,
        "Contexts": "; ".join(_contexts(event)), "Actor Name": event.actor.name, "Actor Country": event.actor.code,
        "Primary Actor Sector": event.actor.sector, "Actor Sectors": event.actor.sector, "Actor Name Raw": event.actor.text,
        "Recipient Name": event.recipient.name, "Recipient Country": event.recipient.code,
        "Primary Recipient Sector": event.recipient.sector, "Recipient Sectors": event.recipient.sector,
        "Recipient Name Raw": event.recipient.text, "Placename": claim.place, "Raw Placename": claim.place,
        "Source": claim.article.outlet, "Publication Date": claim.article.published, "Version": claim.extractor, **_evidence(event),
    }  # fmt: skip


WRITERS = {Scheme.PLOVER: _plover, Scheme.CAMEO: _cameo, Scheme.POLECAT: _polecat}
