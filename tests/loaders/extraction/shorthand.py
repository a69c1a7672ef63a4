"""Claims as short tuples, so that a test reads like a table."""

from collections.abc import Iterable

from graph.model import Claim


def triples(claims: Iterable[Claim]) -> set[tuple[str, str, str | None]]:
    """Returns (subject, relation, object) of the claims that affirm something actual."""
    return {triple(c) for c in claims if c.standing is not None}


def triple(claim: Claim) -> tuple[str, str, str | None]:
    """Returns (subject, relation, object) as ids."""
    return claim.subject.id, claim.relation, claim.object.id if claim.object else None


def told(claims: Iterable[Claim], relation: str) -> set[tuple[str, str, str | None, tuple[str, ...]]]:
    """Returns (stance, modality, standing, speakers) of the claims of one type; an unnamed speaker is his words in quotes."""
    return {
        (
            c.stance.value,
            c.modality.value,
            c.standing.value if c.standing else None,
            tuple(s.actor.id if s.actor else f'"{s.text}"' for s in c.speakers),
        )
        for c in claims
        if c.relation == relation
    }
