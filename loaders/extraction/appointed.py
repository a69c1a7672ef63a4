"""For whom somebody acts whose office is told by a pronoun or a description: "Its spokesman, X", "the group's leader, X".

Whom such words mean is known only while the article is read, sentence by sentence.
"""

from collections.abc import Iterator

from loaders.extraction.actors import Resolver
from loaders.extraction.discourse import COLLECTIVE
from loaders.extraction.gazetteer import Named
from loaders.extraction.mentions import Mention, Mentions
from loaders.extraction.reached import side_of
from loaders.extraction.syntax import children, lemma_of, modifiers, objects_of
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Office, Wordings


class Appointed:
    """Finds in one passage for whom persons act of whom the words before the reading did not tell."""

    def __init__(self, resolver: Resolver, mentions: Mentions, wordings: Wordings) -> None:
        self._resolver, self._mentions, self._offices = resolver, mentions, wordings.offices
        self._other = wordings.former | wordings.coming | wordings.classes["apart"]

    def find(self, sentence: Span) -> Iterator[tuple[Mention, Office, Named]]:
        """Yields persons of a sentence with their office and the state or body for which they turn out to act."""
        for person in self._mentions.all:
            if person.named.kind != "Person" or person.named.home is not None or not sentence.start <= person.start < sentence.end:
                continue
            for noun, owners in self._beside(sentence.doc[person.head]):
                office = self._office(noun)
                body = self._body(person, owners) if office is not None else None
                if office is not None and body is not None:
                    yield person, office, body
                    break

    def _beside(self, name: Token) -> Iterator[tuple[Token, list[Token]]]:
        """Yields the nouns beside a name with the words that tell whose they are."""
        nouns = [*([name.head] if name.dep_ == "appos" else []), *children(name, "appos")]
        for noun in nouns:
            yield noun, children(noun, "poss") or objects_of(noun, "of")
        for noun in children(name, "compound", "nmod"):
            yield noun, children(name, "poss")

    def _office(self, noun: Token) -> Office | None:
        """Returns the office of state or command that a noun names, None where it is a former one, or of a part."""
        if noun.tag_ not in ("NN", "NNP") or any(c.lower_ in self._other for c in modifiers(noun, "amod", "compound", "nmod")):
            return None
        before = tuple(t.lower_ for t in noun.doc[max(noun.i - 4, 0) : noun.i])
        fitting = (o for o in self._offices.get(noun.lower_, ()) if before[len(before) + 1 - len(o.words) :] == o.words[:-1])
        office = next(fitting, None)
        return office if office is not None and office.relation in ("LEADS", "REPRESENTS") and lemma_of(noun) != "counterpart" else None

    def _body(self, person: Mention, owners: list[Token]) -> Named | None:
        """Returns the one state or body that pronouns and descriptions mean whose office it is."""
        if not owners or any(self._resolver.mention(t) is not None for t in owners):
            return None
        meant = {r.named.id: r.named for t in owners for r in map(side_of, self._resolver.actors(t))}
        body = meant.popitem()[1] if len(meant) == 1 else None
        return body if body is not None and body.kind in COLLECTIVE and body.id != person.named.id else None
