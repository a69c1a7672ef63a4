"""Whom a noun stands for that is no name: organs and things stand for their owners, parts for the whole, towns for their state."""

from collections.abc import Callable
from dataclasses import replace

from loaders.extraction.gazetteer import Use
from loaders.extraction.groups import Groups
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.names import Names
from loaders.extraction.owners import Owners
from loaders.extraction.reached import ORGANIC, Meaning, Reached
from loaders.extraction.syntax import children, coordinated, lemma_of, logical_subject, objects_of
from loaders.extraction.tokens import Token
from loaders.extraction.weapons import weapon_name
from loaders.extraction.wordings import ANY, Wordings

WIDE = 60  # code points: a longer phrase is not taken whole as the actor's words


class Nouns:
    """Finds whom the nouns of one passage stand for; `meaning` and `actors` resolve the words below them, `doer` whose deed one is."""

    def __init__(
        self,
        names: Names,
        wordings: Wordings,
        owners: Owners,
        groups: Groups,
        meaning: Meaning,
        actors: Callable[[Token], list[Reached]],
        doer: Callable[[Token], list[Reached]],
    ) -> None:
        self._doer = doer
        self._names, self._owners, self._groups, self._one, self._actors = names, owners, groups, meaning, actors
        self._text_nouns, self._words = frozenset(wordings.speech.nouns), wordings.classes
        self._group_nouns, self._forces = self._words["groups"], self._words["forces"]
        self._organs = wordings.organs

    def meant(self, token: Token, through: frozenset[str], depth: int, place: Mention | None) -> list[Reached]:
        """Returns the owners that a noun stands for, or the group that it names."""
        lemma = lemma_of(token)
        if found := self._titled(token, lemma) or self._parts(token, lemma, through, depth):
            return found
        if token.lower_ in self._words["peoples"] and (bodies := self._of_a_group(token)):
            return bodies
        people = any(m.ent_type_ == "NORP" and self._names.of(m) is None for m in children(token, "amod", "compound"))
        if (lemma in self._group_nouns or (lemma in self._forces and people)) and (group := self._groups.of(token)):
            return group
        if place is not None:
            return self._holder(token, place, through, depth) if through and depth else []
        if lemma in self._text_nouns and not through and token.dep_ == "dobj" and token.head.pos_ == "VERB":
            return [r for t in logical_subject(token.head) for r in self._actors(t)]
        kinds = {lemma, *(lemma_of(c) for c in children(token, "compound") if token.pos_ == "PROPN")}
        armed = weapon_name(token) or any(weapon_name(c) for c in children(token, "compound"))  # "a Turkish F-4 Phantom"
        if lemma not in self._organs and not any(k in through for k in kinds) and not armed:
            return []
        owners = self._owners.of(token, organ=lemma in self._organs, depth=depth, located=through is not ANY)
        if through and not owners:
            owners = self._owners.of_ground(token) or self._owners.of_content(token, lemma, through)
            owners = owners or self._owners.of_deed(token) or self._doer(token)
            owners = owners or (self._owners.of_site(token, lemma) if through is not ANY else [])
        return self._with_words(token, owners) if owners else []

    def _of_a_group(self, token: Token) -> list[Reached]:
        """Returns the group whose men are told by their people: "the Kurds of the SDF"."""
        named = (self._names.of(o) for o in objects_of(token, "of"))
        return [self._names.reached(m, ORGANIC) for m in named if m is not None and m.named.kind == "ArmedGroup"]

    def _titled(self, token: Token, lemma: str) -> list[Reached]:
        """Returns who follows a title or the name of a kind: "President X", "the militia X", wherever the parser hung it."""
        following = self._names.at_token(token.i + 1)
        if following is None or following.kind is not Kind.ACTOR or following.start != token.i + 1 or following.use is Use.ADJECTIVE:
            return []
        person, state = following.named.kind == "Person", following.named.kind == "State"
        titled = lemma in self._group_nouns or (person and lemma in self._organs)
        titled = titled or (lemma in self._words["associations"] and token.tag_ == "NN" and not person and not state)  # "the movement MAK"
        return [self._names.reached(following)] if titled else []

    def _parts(self, token: Token, lemma: str, through: frozenset[str], depth: int) -> list[Reached]:
        """Returns the members named ("states including X"), what lies beyond a border, the whole of a part."""
        if token.tag_ in ("NNS", "NNPS") and (named := [o for w in ("including", "like", "as", "among") for o in objects_of(token, w)]):
            return [r for o in named for t in self._names.listed(o) for r in self._one(t, frozenset(), 0)]
        if lemma in ("border", "frontier", "boundary") and (beyond := objects_of(token, "with")):
            return [r for t in beyond for c in self._names.listed(t) for r in self._one(c, frozenset(), 0)]
        if (lemma in self._words["partitives"] or token.tag_ == "CD" or token.lower_ in ("several", "some", "many")) and (
            lemma not in ("member", "cochair", "cochairman") or token.tag_ == "NNS"
        ):  # one member is not the whole
            return [r for whole in objects_of(token, "of") for t in coordinated(whole) for r in self._one(t, through, depth - 1)]
        return []

    def _with_words(self, token: Token, owners: list[Reached]) -> list[Reached]:
        """Returns the owners with the words of the whole phrase, where one short phrase names one owner."""
        own = self._names.at(token.i, token.i + 1)
        start, end = min(own.start, *(r.start for r in owners)), max(own.end, *(r.end for r in owners))
        whole = end - start <= WIDE and len(owners) == 1
        return [replace(r, start=start if whole else r.start, end=end if whole else r.end, factor=r.factor * ORGANIC) for r in owners]

    def _holder(self, token: Token, place: Mention, through: frozenset[str], depth: int) -> list[Reached]:
        """Returns whose a town is: as the text says ("Ganja, Azerbaijan's second city"), else as the map does."""
        apposed = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        if said := [r for a in apposed for r in self.meant(a, through, depth - 1, None)]:
            return said
        if owner := self._owners.of(token, organ=False, depth=depth):
            return owner
        return self._owners.by_map(place)
