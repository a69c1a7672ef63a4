"""Triples into parties and memberships, whichever vocabulary they are told in; no store is asked here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal

from graph.model import slug
from graph.rdf.iris import Iris
from loaders.datasets import terms
from loaders.datasets.dates import check_order, date_of, exact
from loaders.datasets.items import Joining, Label, Left, LeftOut, Party, Tell, Told
from loaders.datasets.said import Said, Term, key_of_term, literal_of
from loaders.readers.normalise import one_line
from ontology.vocabulary import AL, vocabulary

MEMBER = "member"
DEPRECATED = terms.WIKIBASE + "DeprecatedRank"
P463, P580, P582 = "P463", "P580", "P582"  # member of, start time, end time


def told(said: Said, iris: Iris, today: date, tell: Tell) -> Told:
    """Returns whom triples describe and their memberships; `tell` is told of memberships that cannot be read."""
    joinings = tuple(_Memberships(said, today, tell).all())
    ends = {key for one in joinings for key in (one.member, one.body)}
    parties = tuple(_party(said, key, iris) for key in sorted({*_described(said), *ends}))
    return Told(_title(said), parties, joinings)


def _title(said: Said) -> str | None:
    """Returns the title of the file's data set, where it has exactly one."""
    for kinds in (("http://rdfs.org/ns/void#Dataset", "http://www.w3.org/ns/dcat#Dataset", *terms.schemas("Dataset")), terms.NO_ACTORS):
        found = [key for key in said.subjects if set(kinds) & set(said.keys(key, terms.TYPE)) and said.of(key, *terms.TITLED)]
        if len(found) == 1:
            return _best(_labels(said, found[0], *terms.TITLED))
    return None


def _described(said: Said) -> Iterator[str]:
    """Yields all subjects with a name that may be actors."""
    classes = {key for subject in said.subjects for key in said.keys(subject, *terms.INSTANCE)}
    roles = {key for subject in said.subjects for key in said.keys(subject, terms.ROLE)}
    for key in said.subjects:
        named = said.of(key, *terms.PREFERRED, *terms.OTHER_NAMES)
        nobody = terms.NO_ACTORS & set(said.keys(key, *terms.INSTANCE)) or key.startswith((terms.WD + "P", AL))
        if named and not nobody and key not in classes and key not in roles:
            yield key


def _party(said: Said, key: str, iris: Iris) -> Party:
    """Returns what is said of somebody."""
    of = terms.classes()
    found = set(said.keys(key, *terms.INSTANCE))
    same = [key, *said.keys(key, *terms.SAME)]
    named = [one for iri in same if (one := iris.read(iri)) and one.kind == "actor"]
    return Party(
        key=key,
        preferred=_labels(said, key, *terms.PREFERRED),
        others=_labels(said, key, *terms.OTHER_NAMES),
        kinds=frozenset(of.kinds[one] for one in found if one in of.kinds),
        body=bool(found & of.bodies),
        own=frozenset(one.id for one in named),
        items=frozenset(item for iri in same if (item := terms.item_of(iri))),
        codes=frozenset(one.value.strip() for one in map(literal_of, said.of(key, terms.ISO3)) if one),
        notations=frozenset(one.value.strip() for one in map(literal_of, said.of(key, terms.NOTATION)) if one),
    )


def _labels(said: Said, key: str, *properties: str) -> tuple[Label, ...]:
    """Returns the names of something, on one line each."""
    found = {Label(one_line(one.value), one.language or "") for one in map(literal_of, said.of(key, *properties)) if one}
    return tuple(sorted(found))


def _best(labels: tuple[Label, ...]) -> str | None:
    """Returns the name in English, else one without a language, else the first in the order of languages."""
    order = sorted(
        labels, key=lambda label: (not label.language.lower().startswith("en"), bool(label.language), label.language, label.text)
    )
    return order[0].text if order else None


def name_of(party: Party) -> str | None:
    """Returns how somebody is called."""
    return _best(party.preferred)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """A membership that is a thing of its own, before its role and dates are read; `precise` are value nodes of start and end."""

    key: str
    member: str
    body: str
    role: Sequence[Term] = ()
    start: Sequence[Term]
    end: Sequence[Term]
    precise: tuple[Sequence[Term], Sequence[Term]] = ((), ())
    spans: Sequence[str] = ()


class _Memberships:
    """The memberships of a file, in the three ways of telling them."""

    def __init__(self, said: Said, today: date, tell: Tell) -> None:
        self._said, self._today, self._tell = said, today, tell

    def all(self) -> Iterator[Joining]:
        """Yields memberships; what one says with a time and another one without it is told once."""
        ends = set[tuple[str, str]]()
        for raw in (*self._of_org(), *self._of_wikidata()):
            ends.add((raw.member, raw.body))
            try:
                joining = self._joining(raw)
            except LeftOut as left:
                self._tell(left.reason, raw.key, f"the membership {left}")
            else:
                yield joining
        for member, body in sorted(set(self._bare()) - ends):
            yield Joining(key=member, member=member, body=body, role=MEMBER, start=None, end=None)

    def _of_org(self) -> Iterator[_Raw]:
        said = self._said
        for key in said.subjects:
            for member, body in zip(said.keys(key, terms.MEMBER), said.keys(key, terms.BODY), strict=False):
                spans = said.keys(key, terms.DURING)
                start, end = (
                    [*said.of(key, *own), *(value for span in spans for value in said.of(span, of_span))]
                    for own, of_span in ((terms.STARTS, terms.BEGINS), (terms.STOPS, terms.ENDS))
                )
                yield _Raw(key=key, member=member, body=body, role=said.of(key, terms.ROLE), start=start, end=end, spans=spans)

    def _of_wikidata(self) -> Iterator[_Raw]:
        said = self._said
        for member in said.subjects:
            for key in said.keys(member, terms.P + P463):
                start, end = (said.of(key, terms.PQ + name) for name in (P580, P582))
                precise = said.of(key, terms.PQV + P580), said.of(key, terms.PQV + P582)
                for body in said.keys(key, terms.PS + P463):
                    yield _Raw(key=key, member=member, body=body, start=start, end=end, precise=precise)

    def _bare(self) -> Iterator[tuple[str, str]]:
        """Yields member and body of memberships that are no more than a triple."""
        for key in self._said.subjects:
            yield from ((key, body) for body in self._said.keys(key, *terms.MEMBER_OF))
            yield from ((member, key) for member in self._said.keys(key, *terms.HAS_MEMBER))

    def _joining(self, raw: _Raw) -> Joining:
        """Returns a membership; raises LeftOut."""
        if DEPRECATED in self._said.keys(raw.key, terms.WIKIBASE + "rank"):
            raise LeftOut(Left.DEPRECATED, "is deprecated in Wikidata, so nobody says that it is so")
        if raw.spans and not (raw.start or raw.end):
            raise LeftOut(Left.NO_DATE, f"has the time <{raw.spans[0]}>, of which neither time:hasBeginning nor time:hasEnd is told here")
        start, end = (
            exact(found, nodes, self._said) if (found := date_of(values, self._said, whose)) else None
            for whose, values, nodes in (("its start", raw.start, raw.precise[0]), ("its end", raw.end, raw.precise[1]))
        )
        check_order(start, end, self._today)
        return Joining(key=raw.key, member=raw.member, body=raw.body, role=self._role(raw.role), start=start, end=end)

    def _role(self, values: Sequence[Term]) -> str:
        """Returns the role that an IRI, its name or a literal tells: member where none is told; raises LeftOut."""
        if not values:
            return MEMBER
        value = values[0]
        if isinstance(value, Literal):
            words = [value.value]
        else:
            iri = key_of_term(value)
            words = [iri.removeprefix(AL + "role-"), *(label.text for label in _labels(self._said, iri, *terms.PREFERRED))]
            words.append(iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2])
        known = [role for word in words if (role := slug(word)) in vocabulary().roles]
        if not known:
            raise LeftOut(Left.ROLE, f"has the role {words[-1]!r}; the roles are {', '.join(vocabulary().roles)}")
        return known[0]
