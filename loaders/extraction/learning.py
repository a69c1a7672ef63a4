"""Who is who in one article: the persons whom it names, by full names, and for whom they act.

The text tells first; the reference data of who held which office on the day tells where it does not.
"""

from collections.abc import Callable, Iterable, Sequence

from loaders.extraction.aliases import aliases
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named
from loaders.extraction.in_focus import acting_for
from loaders.extraction.incumbents import Incumbents, ruling
from loaders.extraction.mentions import FORMER, Kind, Mention, People, linked, person_names
from loaders.extraction.offices import Offices, home_of
from loaders.extraction.spelling import person_id

type Labels = Sequence[tuple[str, frozenset[str]]]
"""The names in the labels of a transcript, each with the words of office before it."""


class Learner:
    """Learns the persons of articles; `named` gives the actor of an id."""

    def __init__(self, offices: Offices, named: Callable[[str], Named]) -> None:
        self._offices, self._named = offices, named

    def people(self, passages: tuple[Passage, ...], found: list[list[Mention]], published: str | None, labels: Labels) -> People:
        """Returns the persons of an article with the states and bodies for which it, or else the reference, says they act."""
        people, incumbents = People(), Incumbents(published, self._named)
        self._full_names(people, passages, found, incumbents, labels)
        for _ in range(2):  # twice, so that the aide of a president finds the president's state
            for passage, mentions in zip(passages, found, strict=True):
                for held in self._offices.find(passage.doc, list(linked(passage.doc, mentions, people).all)):
                    people.holds(held.person.named.name, held.relation, (t.lower_ for t in passage.doc[held.start : held.end]))
                    if (home := home_of(held, people.homes)) is not None:
                        people.homes.setdefault(person_id(people.full(held.person.named.name)), home)
        self._complete(people, passages, found, incumbents)
        return people

    def _full_names(
        self, people: People, passages: tuple[Passage, ...], found: list[list[Mention]], incumbents: Incumbents, labels: Labels
    ) -> None:
        """Adds the full names of an article, and those that the reference has for its last names."""
        names = [name for mentions in found for name in person_names(mentions)]
        bodies = frozenset(m.named.id for mentions in found for m in mentions if m.kind is Kind.ACTOR)
        for name in names:
            people.learn(name)
        for last, office in labels:
            _learn(people, incumbents, last, incumbents.full_name(last, bodies) or incumbents.in_office(last, office))
        for last in (n for p, held in zip(passages, found, strict=True) for n in ruling(p.doc, held)):
            _learn(people, incumbents, last, incumbents.full_name(last, None))
        for name in names:
            if len(name.split()) == 1 and people.full(name) == name and (full := incumbents.full_name(name, bodies)):
                people.learn(full)
        for last in sorted(_unlabelled(passages, found)):
            _learn(people, incumbents, last, incumbents.full_name(last, bodies))
        self._call(people, passages, found, incumbents)
        for person, held in (b for p, m in zip(passages, found, strict=True) for b in self._offices.borne(p.doc, m)):
            name = person.named.name
            if len(name.split()) == 1 and people.full(name) == name and (full := incumbents.in_office(name, frozenset(held.words))):
                people.learn(full)  # "President Biden"

    @staticmethod
    def _call(people: People, passages: tuple[Passage, ...], found: list[list[Mention]], incumbents: Incumbents) -> None:
        """Adds the other names of persons that the article gives or the reference has: "Hemedti"."""
        for name in (n for mentions in found for n in person_names(mentions) if len(n.split()) == 1):
            if people.full(name) == name and (full := incumbents.called(name)):
                people.alias(name, full)
        for passage, mentions in zip(passages, found, strict=True):
            for name, full in aliases(passage.doc, mentions):
                people.alias(name, people.full(full))

    def _complete(self, people: People, passages: tuple[Passage, ...], found: list[list[Mention]], incumbents: Incumbents) -> None:
        """Adds the offices beside names, and what the reference says of those of whom the article does not."""
        for passage, mentions in zip(passages, found, strict=True):
            for person, office in self._offices.borne(passage.doc, mentions):
                people.holds(person.named.name, office.relation, office.words)
        for name in sorted({name for mentions in found for name in person_names(mentions)}):
            full = people.full(name)
            if person_id(full) not in people.homes and (home := incumbents.home(full)) is not None:
                people.homes[person_id(full)] = home
            for relation, words in incumbents.offices(full):
                people.holds(full, relation, words)
            if led := incumbents.formerly(full):
                people.holds(full, FORMER, led)
        above: tuple[Passage, list[Mention]] | None = None
        for passage, mentions in zip(passages, found, strict=True):
            for name, state in acting_for(passage, mentions, self._offices, above):
                people.homes.setdefault(person_id(people.full(name)), state)
            above = passage, mentions


def _learn(people: People, incumbents: Incumbents, last: str, full: str | None) -> None:
    """Adds the bearer of a last name whom the reference knows, with the state or body, where the article names nobody fuller."""
    if full is None or people.full(last) != last:
        return
    people.learn(full)
    if (home := incumbents.home(full)) is not None:
        people.homes[person_id(full)] = home


def _unlabelled(passages: Iterable[Passage], found: Iterable[list[Mention]]) -> set[str]:
    """Returns the single names that act or own in an article and that the model takes for no person."""
    names: set[str] = set()
    for passage, mentions in zip(passages, found, strict=True):
        known = {i for m in mentions if m.kind is Kind.ACTOR and m.named.kind != "Organization" for i in range(m.start, m.end)}
        known |= {i for m in mentions if m.end - m.start > 1 for i in range(m.start, m.end)}
        acting = (t for t in passage.doc if t.dep_ in ("nsubj", "nsubjpass", "poss") and t.is_title and t.tag_ in ("NNP", "NN"))
        names |= {t.text for t in acting if t.i not in known}
    return names
