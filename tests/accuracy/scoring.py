"""How well a bed of sentences is read: `python -m tests.accuracy.scoring dev|test|caution [--misses] [--extras]`.

`dev` is for looking at, `test` is only ever scored, and both were written before the rules by writers who did not
know them. `caution` holds sentences whose propositions are nobody's fact: none may come out plain.

A claim matches when type, subject and object do. A person and the state that he acts for count as one, symmetric
types match either way round, and near types (`ACCEPT`) are not told apart. Optional claims are neither missed nor
extra, and a null object of the gold matches any.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from graph.model import ActorRef, Article, Claim, Modality, Stance, slug
from loaders.extraction.extractor import Extracted, Extractor
from loaders.extraction.gazetteer import entries
from ontology.vocabulary import vocabulary

HERE = Path(__file__).parent
ACCEPT = {  # the type of the gold -> types that a careful reader may have written instead
    "ALLIED_WITH": {"SUPPORTS", "COOPERATES_WITH"},
    "COOPERATES_WITH": {"ALLIED_WITH", "CONSULTS", "AGREES"},
    "SENDS_FORCES": {"SUPPORTS", "ARMS"},
    "SUPPORTS": {"SENDS_FORCES", "ARMS", "AIDS", "RECOGNIZES"},
    "CONDEMNS": {"ACCUSES", "REJECTS", "OPPOSES"},
    "ACCUSES": {"CONDEMNS"},
    "DENIES": {"REJECTS"},
    "REJECTS": {"OPPOSES"},
    "LEADS": {"REPRESENTS"},
    "REPRESENTS": {"LEADS", "AFFILIATED_WITH"},
    "AFFILIATED_WITH": {"REPRESENTS", "LEADS", "PART_OF", "MEMBER_OF"},
    "CAPTURES": {"ATTACKS"},
    "ATTACKS": {"FIGHTS"},
    "RIVAL_OF": {"FIGHTS", "OPPOSES"},
    "MEDIATES": {"CONSULTS"},
    "SANCTIONS": {"REJECTS"},
}
ACTS = {"ACCUSES", "DENIES", "REJECTS"}  # facts even where what they are about is none

type Homes = dict[str, set[str]]


class Gold(NamedTuple):
    """One claim that a careful reader takes from a text."""

    subject: str | None
    relation: str
    object: str | None
    speakers: tuple[str, ...] = ()
    stance: str = "affirms"
    modality: str = "actual"
    required: bool = True

    @property
    def factual(self) -> bool:
        """True for what is affirmed as actual."""
        return self.stance == Stance.AFFIRMS and self.modality == Modality.ACTUAL


class Entry(NamedTuple):
    """One text of a bed."""

    id: str
    article: Article
    gold: tuple[Gold, ...]


@dataclass
class Score:
    """Counts over a bed, and the lists behind them."""

    counts: Counter[str] = field(default_factory=Counter)
    by_type: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def add(self, what: str, relation: str) -> None:
        """Counts a claim as found, missed or extra."""
        self.counts[what] += 1
        self.by_type.setdefault(relation, Counter())[what] += 1

    @property
    def precision(self) -> float:
        """The share of claims read that the gold has."""
        return self.counts["found"] / max(1, self.counts["found"] + self.counts["extra"])

    @property
    def recall(self) -> float:
        """The share of required claims that were read."""
        return self.counts["found"] / max(1, self.counts["found"] + self.counts["missed"])

    def __str__(self) -> str:
        n = self.counts
        return (
            f"precision {self.precision:.2f} recall {self.recall:.2f} (found {n['found']} extra {n['extra']} missed {n['missed']}); "
            f"speaker right {n['speaker']}/{n['told']}, no fact but plain {n['plain']}/{n['unplain']}, "
            f"negatives with a claim {n['false alarms']}/{n['negatives']}"
        )


_IDS = {slug(e.phrase): e.named.id for e in entries() if e.named.kind != "Place"}


def canon(name: str | None) -> str | None:
    """Returns the id of a name as the gold writes it."""
    return None if name is None else _IDS.get(slug(name), slug(name))


def ids_of(actor: ActorRef | None) -> set[str]:
    """Returns under which ids an actor of a claim may stand in the gold."""
    return set() if actor is None else {i for i in (actor.id, actor.side, canon(actor.name)) if i}


def same(gold: str | None, ids: set[str], homes: Homes) -> bool:
    """True where a name of the gold and an actor are one: the same, a last name, a person and a home; null is any."""
    if gold is None or gold in ids or homes.get(gold, set()) & ids:
        return True
    return any(gold.endswith("-" + i) or i.endswith("-" + gold) for i in ids)


def fits(gold: Gold, claim: Claim, homes: Homes) -> bool:
    """True where a claim is what the gold says, but for speaker, stance and modality."""
    if claim.relation != gold.relation and claim.relation not in ACCEPT.get(gold.relation, ()):
        return False
    subject, target = ids_of(claim.subject), ids_of(claim.object)
    if same(canon(gold.subject), subject, homes) and same(canon(gold.object), target, homes):
        return True
    symmetric = any(vocabulary().relations[r].symmetric for r in (gold.relation, claim.relation))
    return symmetric and same(canon(gold.subject), target, homes) and same(canon(gold.object), subject, homes)


def homes_of(gold: tuple[Gold, ...]) -> Homes:
    """Returns for whom the persons of a text act, as the gold says."""
    homes: Homes = {}
    for row in gold:
        if row.relation in ("LEADS", "REPRESENTS"):
            homes.setdefault(canon(row.subject) or "", set()).add(canon(row.object) or "")
    return homes


def score_entry(entry: Entry, claims: tuple[Claim, ...], total: Score) -> None:
    """Adds one text to the score: facts against facts; what is no fact must not come out plain."""
    homes = homes_of(entry.gold)
    facts = [g for g in entry.gold if g.factual]
    said = {(c.subject.id, c.relation, c.object.id if c.object else None): c for c in claims if c.standing is not None}
    for row in facts:
        if row.required:
            _score_fact(entry, row, [c for c in claims if c.standing is not None and fits(row, c, homes)], total, homes)
    for triple, claim in said.items():
        if not any(fits(row, claim, homes) for row in facts):
            total.add("extra", claim.relation)
            total.extras.append(f"{entry.id} {triple} {claim.standing} | {claim.quote}")
    own = {(g.subject, g.relation, g.object) for g in facts if not g.speakers}
    for row in entry.gold:
        if row.relation not in ACTS and (row.speakers or not row.factual) and row[:3] not in own:
            _score_unplain(entry, row, claims, total, homes)
    if not entry.gold:
        total.counts["negatives"] += 1
        total.counts["false alarms"] += bool(said)


def _score_fact(entry: Entry, row: Gold, hits: list[Claim], total: Score, homes: Homes) -> None:
    total.add("found" if hits else "missed", row.relation)
    if not hits:
        total.misses.append(f"{entry.id} {row[:3]} | {entry.article.title} {entry.article.body}")
    elif row.speakers:
        tellers = {canon(s) for s in row.speakers if s != "unnamed"}
        voices = [{i for s in c.speakers for i in ids_of(s.actor)} for c in hits if c.speakers]
        total.counts["told"] += 1
        total.counts["speaker"] += any(not tellers or any(same(t, v, homes) for t in tellers) for v in voices)


def _score_unplain(entry: Entry, row: Gold, claims: tuple[Claim, ...], total: Score, homes: Homes) -> None:
    hits = [c for c in claims if c.relation == row.relation and fits(row, c, homes)]
    plain = [c for c in hits if c.plain and not c.speakers]
    total.counts["unplain"] += bool(hits)
    total.counts["plain"] += bool(plain)
    total.extras += [f"{entry.id} PLAIN {row[:3]} {c.standing} | {c.quote}" for c in plain]


def bed(name: str) -> Iterator[Entry]:
    """Yields the texts of a bed."""
    for e in yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        headline = e.get("part") == "headline"
        title, body = (e["text"], "") if headline else (e.get("title") or "", e["text"].replace("\n", "\n\n"))
        article = Article(title=title, body=body, outlet=e["id"], published=str(e["published"]))
        yield Entry(e["id"], article, tuple(_gold(c) for c in e.get("claims", ())) or tuple(_unplain(c) for c in e.get("unplain", ())))


def _gold(claim: dict[str, Any]) -> Gold:
    speakers = tuple(claim["speakers"] or ())
    return Gold(claim["subject"], claim["relation"], claim["object"], speakers, claim["stance"], claim["modality"], claim["required"])


def _unplain(claim: dict[str, Any]) -> Gold:
    return Gold(claim["subject"], claim["relation"], claim["object"], modality=Modality.POSSIBLE, required=False)


def read_bed(name: str, extractor: Extractor) -> Iterator[tuple[Entry, Extracted]]:
    """Yields each text with what is read in it."""
    texts = list(bed(name))
    yield from zip(texts, extractor.read(e.article for e in texts), strict=True)


def score(name: str, extractor: Extractor) -> Score:
    """Returns the score of a bed."""
    total = Score()
    for entry, read in read_bed(name, extractor):
        score_entry(entry, read.claims, total)
    return total


def plain_in(name: str, extractor: Extractor) -> list[str]:
    """Returns the texts of a bed of caution in which a proposition that nobody states comes out plain."""
    return [
        f"{entry.id}: {entry.article.body}"
        for entry, read in read_bed(name, extractor)
        if any(c.plain and c.relation == g.relation and fits(g, c, {}) for g in entry.gold for c in read.claims)
    ]


def main() -> None:
    """Prints the score of the bed named, with its lists when asked."""
    name, extractor = sys.argv[1], Extractor()
    if name == "caution":
        found = plain_in(name, extractor)
        print(*found, f"{len(found)} of {len(list(bed(name)))} texts give as plain what nobody states", sep="\n")
        return
    result = score(name, extractor)
    for line in result.misses if "--misses" in sys.argv else ():
        print("MISS ", line)
    for line in result.extras if "--extras" in sys.argv else ():
        print("EXTRA", line)
    for relation, n in sorted(result.by_type.items()):
        print(f"  {relation:16s} found {n['found']:3d}  missed {n['missed']:3d}  extra {n['extra']:3d}")
    print(name, result)


if __name__ == "__main__":
    main()
