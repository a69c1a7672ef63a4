"""What was read in an article, checked against the ontology and the article's own text before it is stored."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.checking import Fault, fault_of
from graph.model import ActorRef, Claim
from graph.store import Reading

if TYPE_CHECKING:  # the extractor brings the language model's library, which a load that reads nothing new does not need
    from loaders.extraction.extractor import Extracted


@dataclass(frozen=True, slots=True)
class Faulty:
    """A claim that is not stored, and why; `reason` is a `Fault` or a reason of the extractor's own."""

    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What of an article can be stored, what cannot, and whom its words name, in a claim or not."""

    reading: Reading
    dropped: tuple[Faulty, ...]
    named: tuple[ActorRef, ...] = ()


def check(extracted: "Extracted", extractor: str) -> Checked:
    """Returns the sound claims of an article as a reading, and the others with their reasons.

    A sound claim that is about one that is not stays, without the tie.
    """
    article = extracted.article
    actors = {actor.id: actor for actor in extracted.actors}
    sound: dict[str, Claim] = {}
    dropped = [Faulty(d.reason, d.quote) for d in extracted.dropped]
    for claim in extracted.claims:
        fault = Fault.REPEATED if claim.id in sound else fault_of(claim, article, actors)
        if fault:
            dropped.append(Faulty(fault, claim.quote))
        else:
            sound[claim.id] = claim
    claims = tuple(replace(claim, about=tuple(key for key in claim.about if key in sound)) for claim in sound.values())
    return Checked(Reading(article, extracted.actors, claims, extractor), tuple(dropped), extracted.named)
