"""Finds the mentions of a passage: names of the reference data, names that the language model sees, names that it misses."""

from graph.model import slug
from loaders.extraction.fields import names_a_field
from loaders.extraction.gazetteer import Gazetteer, Named, Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.places import is_town
from loaders.extraction.spelling import body_id, person_id
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.tokens import Doc, Span
from loaders.extraction.towns import stands_as_town
from loaders.extraction.unlabelled import Kinds, Names
from loaders.extraction.weapons import arsenal, weapon_name
from loaders.extraction.wordings import Wordings

BRANDS = frozenset({"Air", "Banque", "Miss", "Team", "Radio", "Bank"})  # with a state's name behind it: a company or a title
SERVICES = frozenset({"fleet", "navy", "army", "command", "corps", "division", "guard", "guards", "ministry", "parliament", "police"})
TOWNS = frozenset(
    {"village", "hamlet", "town", "city", "district", "suburb", "region", "province", "enclave", "peninsula", "island", "islet"}
)
SITES = frozenset(
    {"area", "valley", "strip", "ridge", "reef", "airport", "airfield", "port", "dam", "refinery", "crossing", "plateau", "desert"}
)
MOVING = frozenset({"send", "deploy", "dispatch", "rush", "move", "march", "advance", "flee", "retreat", "withdraw", "return", "drive"})
CRAFT = frozenset({"aircraft", "plane", "vehicle", "system", "ship", "vessel", "boat"})  # behind the name of a weapon
GROUNDS = frozenset({"temple", "hill", "river", "mountain", "base", "camp", "border", "coast", "outskirts", "bridge", "mine", "station"})
LEADING = frozenset({"lead", "head", "command", "found", "run", "chair"})
MEN = frozenset(
    {"deserter", "businessman", "trader", "lawyer", "smuggler", "warlord", "general", "colonel", "priest", "preacher", "officer"}
)
PLATFORMS = frozenset({"twitter", "telegram", "whatsapp", "tiktok", "instagram", "youtube"})
AFFAIRS = frozenset(
    {
        "Operation",
        "Exercise",
        "Treaty",
        "Agreement",
        "Agreements",
        "Accord",
        "Accords",
        "Pact",
        "Protocol",
        "Convention",
        "Declaration",
        "Memorandum",
    }
    | {
        "Constitution",
        "Act",
        "War",
        "Wars",
        "Summit",
        "Process",
        "Resolution",
        "Charter",
        "Initiative",
        "Plan",
        "Protocols",
        "Revolution",
        "Intifada",
    }
    | {"Cup", "Prize", "Award", "Olympics", "Festival", "Fair", "Expo", "Championship", "Biennale", "Symposium", "Show", "Conference"}
)
DETERMINERS = frozenset({"the", "a", "an", "'s", "'"})
NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "di", "le", "la", "abu", "ul", "-"})
STATELY = frozenset(
    {"arab", "people", "peoples", "republican", "revolutionary", "islamic", "democratic", "republic", "territorial", "red", "land", "new"}
)


def _cleaned(span: Span) -> tuple[int, int]:
    """Returns a named entity's tokens without the article before it and the possessive after it."""
    start, end = span.start, span.end
    dashes = [t.i for t in span if t.text in ("-", "–", "—") and t.i > start and t.nbor(-1).whitespace_]
    if dashes and dashes[-1] + 1 < end:
        start = dashes[-1] + 1  # "COLOMBO - Sri Lankan"
    while start < end and (span.doc[start].lower_ in DETERMINERS or span.doc[start].is_punct):
        start += 1
    while end > start and (span.doc[end - 1].lower_ in DETERMINERS or span.doc[end - 1].is_punct):
        end -= 1
    numbered = span.label_ in ("GPE", "FAC", "LOC")  # "gave Kyiv 18 tanks"
    return start, next((i for i in range(start + 1, end) if span.doc[i].text in (",", "(") or (numbered and span.doc[i].is_digit)), end)


def _without_titles(doc: Doc, start: int, end: int, offices: frozenset[str]) -> int:
    """Returns where the name proper begins in what the model took for a person ("Turkish President X")."""
    for i in range(end - 2, start - 1, -1):
        if doc[i].lower_ in offices or doc[i].lower_.rstrip(".") in offices or doc[i].text == "'s":
            return i + 1
    return start


class Finder:
    """Finds the mentions of passages; made once for a language and its reference data."""

    def __init__(self, gazetteer: Gazetteer, wordings: Wordings) -> None:
        self._gazetteer = gazetteer
        self._organs = wordings.classes["organs"] | wordings.classes["forces"]
        self._men = wordings.classes["people"] | MEN
        self._forces = wordings.classes["forces"]
        self._arms = wordings.classes["arms"]
        self._groups, self._companies = wordings.classes["groups"], wordings.classes["companies"]
        self._peoples, self._learning = wordings.classes["peoples"], wordings.classes["learning"]
        self._institutions = wordings.classes["institutions"]
        self._bodies = self._organs | self._institutions | self._companies | self._groups | wordings.classes["bodies"]
        self._generic = self._groups | wordings.classes["blocs"] | wordings.classes["associations"] | wordings.classes["firms"]
        self._titles = (
            frozenset(office.words[-1] for offices in wordings.offices.values() for office in offices) | wordings.classes["titles"]
        )
        self.kinds = Kinds(wordings)
        self._names = Names(wordings, self.kinds, self._titles)

    def find(self, doc: Doc, published: str | None) -> list[Mention]:
        """Returns the mentions of a parsed passage, none overlapping, in order."""
        entities = [m for span in _joined(doc) if (m := self._entity(span)) is not None]
        known = [
            Mention(
                f.start, f.end, doc[f.start : f.end].root.i, Kind.PLACE if f.named.kind == "Place" else Kind.ACTOR, f.named, f.use, f.others
            )
            for f in self._gazetteer.find(doc, published)
            if (f.use is not Use.NAME or not f.start or doc[f.start - 1].text not in BRANDS)
            and not (f.use is Use.ADJECTIVE and names_a_field(doc, f.end, self._learning))
        ]
        found = [m for m in known if not any(self._swallows(e, m) for e in entities)]
        taken = {i for m in found for i in range(m.start, m.end)}
        found += [e for e in entities if not taken & set(range(e.start, e.end))]
        return self._completed(doc, found)

    def _completed(self, doc: Doc, found: list[Mention]) -> list[Mention]:
        """Returns the mentions with the names that the model left out, without those that are only words of such a name."""
        firm = {
            i for m in found if m.use is not Use.ADJECTIVE and m.kind is Kind.ACTOR and m.use is not Use.NAME for i in range(m.start, m.end)
        }
        firm |= {i for m in found if m.named.kind in ("State", "Person") and m.use is Use.NAME for i in range(m.start, m.end)}
        loose = {i for m in found for i in range(m.start, m.end)} - firm
        for name in self._names.find(doc, firm, loose):
            text = doc[name.start : name.end].text
            own = person_id(text) if name.kind == "Person" else body_id(text)
            found = [m for m in found if m.end <= name.start or m.start >= name.end]
            found.append(self._mention(doc, name.start, name.end, Kind.ACTOR, Named(own, text, name.kind), Use.NAME))
        return sorted(found, key=lambda m: m.start)

    def _swallows(self, entity: Mention, known: Mention) -> bool:
        """True where a known word is only part of a longer name ("Jordan" in "Michael Jordan")."""
        inside = entity.start <= known.start and known.end <= entity.end and (entity.end - entity.start) > (known.end - known.start)
        if entity.named.kind == "Person" and entity.start < known.start and known.end == entity.end == known.start + 1:
            return inside and known.use is not Use.ORGAN  # "Houthi" in "Abdul-Malik al-Houthi"
        return inside and known.use not in (Use.GROUP, Use.ORGAN)

    def _entity(self, span: Span) -> Mention | None:
        start, end = _cleaned(span)
        if (
            start >= end
            or _is_affair(span.doc, start, end)
            or all(t.lower_ in self._titles for t in span.doc[start:end])
            or self._is_weapon(span.doc, start, end)
        ):
            return None
        doc, label = span.doc, span.label_
        if label in ("PERSON", "ORG") and self._led_by_a_state(doc, start, end):
            start, label = start + 1, "PERSON"
        match label:
            case "PERSON":
                return self._person(doc, start, end)
            case "ORG":
                return self._organization(doc, start, end)
            case "NORP" if self._is_holder(doc, start, end):
                return self._person(doc, start, end)
            case "GPE" | "LOC" | "FAC" if self._is_second(doc, start, end):
                return self._person(doc, start, end)
            case "GPE" | "LOC" | "FAC":
                text = doc[start:end].text
                if (kind := self._called(doc, start, end)) is not None:
                    return self._mention(doc, start, end, Kind.ACTOR, Named(body_id(text), text, kind), Use.NAME)
                return self._mention(doc, start, end, Kind.PLACE, Named(slug(text), text, "Place"), Use.PLACE)
            case "PRODUCT" | "WORK_OF_ART" | "NORP" | "EVENT" if stands_as_town(doc, start, end):
                text = doc[start:end].text
                return self._mention(doc, start, end, Kind.PLACE, Named(slug(text), text, "Place"), Use.PLACE)
        return None

    def _is_holder(self, doc: Doc, start: int, end: int) -> bool:
        """True for two words that the model takes for a people behind an office: "a spokeswoman for the ministry, Shushan Stepanyan,"."""
        root = doc[start:end].root
        if end - start != 2 or root.dep_ != "appos" or not all(t.is_title and t.pos_ == "PROPN" for t in doc[start:end]):
            return False
        return any(t.lower_ in self._titles for t in (root.head, root.head.head, root.head.head.head))

    def _is_second(self, doc: Doc, start: int, end: int) -> bool:
        """True for the second of two persons behind an office, whom the model takes for a place: "the leaders, X and Narendra Modi"."""
        root = doc[start:end].root
        person = root.dep_ == "conj" and root.head.ent_type_ == "PERSON" and root.head.dep_ == "appos" and end - start > 1
        return person and self._beside_office(doc, start, end, [t.lower_ for t in doc[start:end]])

    def _called(self, doc: Doc, start: int, end: int) -> str | None:
        """Returns the kind of what the model takes for a place and the text calls a body: "the minority's assembly, the Mejlis"."""
        root = doc[start:end].root
        if root.dep_ != "appos" or root.head.pos_ != "NOUN" or is_town(doc[start:end].text):
            return None
        return self.kinds.of_noun(root.head) or ("Organization" if lemma_of(root.head) in self._organs else None)

    def _led_by_a_state(self, doc: Doc, start: int, end: int) -> bool:
        """True for "Chad John Smith" in "envoy to Chad John Smith", which the model takes for one name."""
        office = start >= 2 and doc[start - 1].lower_ in ("to", "of", "for", "in") and doc[start - 2].lower_ in self._titles
        if not office or not 3 <= end - start <= 5 or any(t.lower_ in self._bodies or not t.is_title for t in doc[start + 1 : end]):
            return False
        return self._gazetteer.state_in(doc, start, start + 1) is not None

    def _is_weapon(self, doc: Doc, start: int, end: int) -> bool:
        """True where the model took a weapon for a body or a person: "Russian S-400", "BrahMos missiles"."""
        listed = end - start > 1 and arsenal().system([t.text for t in doc[start:end]]) is not None  # "Super Tucano"
        names = [t for t in doc[start:end] if listed or weapon_name(t)]
        behind = doc[end : end + 1] if lemma_of(doc[end - 1]) not in self._arms else doc[end - 1 : end]
        return any(c.isdigit() for t in names for c in t.text) or (
            bool(names) and any(lemma_of(t) in self._arms or lemma_of(t) in CRAFT for t in behind)
        )

    def _mention(self, doc: Doc, start: int, end: int, kind: Kind, named: Named, use: Use) -> Mention:
        return Mention(start, end, doc[start:end].root.i, kind, named, use)

    def _person(self, doc: Doc, start: int, end: int) -> Mention | None:
        if any(t.lower_ in self._learning for t in doc[start:end]):
            return None  # "the Ethiopian Studies Program"
        start = _without_titles(doc, start, end, self._titles)
        if stands_as_town(doc, start, end) or (end - start == 1 and self._is_site(doc, start)):
            return self._mention(doc, start, end, Kind.PLACE, Named(slug(doc[start:end].text), doc[start:end].text, "Place"), Use.PLACE)
        while start < end and not doc[start].text[0].isupper() and doc[start].lower_ not in NAME_PARTICLES:
            start += 1
        if start >= end or not any(t.text[0].isupper() for t in doc[start:end]):
            return None
        if any(t.lower_ in self._organs for t in doc[start:end]):
            return self._organization(doc, start, end)
        if end - start == 1 and doc[start].lower_ in self._bodies | self._peoples | PLATFORMS:
            return None  # "Movement" of a longer name, "Tuareg", "on Twitter"
        name = doc[start:end].text
        return self._mention(doc, start, end, Kind.ACTOR, Named(person_id(name), name, "Person"), Use.NAME)

    def _is_site(self, doc: Doc, at: int) -> bool:
        """True for one word behind "at", "in", "near", and where forces are sent: "soldiers at Merowe", "sent troops to Dajabon"."""
        if at == 0 or (at + 1 < len(doc) and doc[at + 1].lower_ in ("'s", "'")):
            return False
        following = doc[at + 1] if at + 1 < len(doc) and doc[at].dep_ == "compound" else None
        if following is not None and following.pos_ == "NOUN" and lemma_of(following) in TOWNS | SITES | GROUNDS:
            return True
        before = doc[at - 1]
        if before.lower_ in ("at", "in", "near", "outside"):
            return True
        if before.lower_ == "of" and at > 1 and lemma_of(doc[at - 2]) in TOWNS | SITES | GROUNDS:
            return True
        verb = before.head if before.head.pos_ == "VERB" else before.head.head
        manned = before.dep_ != "dative" or any(lemma_of(o) in self._forces for o in children(verb, "dobj"))
        return before.lower_ in ("to", "towards", "into") and manned and lemma_of(verb) in MOVING

    def _beside_office(self, doc: Doc, start: int, end: int, words: list[str]) -> bool:
        """True for what looks like a person's name and stands beside an office, whatever the model takes it for."""
        hyphens = words.count("-")  # "Kassym-Jomart Tokayev"
        titled = all(t.is_title or t.text == "-" for t in doc[start:end])
        bodily = any(w in self._bodies and (w not in self._companies or w == words[-1]) for w in words)  # "Iyad Ag Ghaly" is no firm
        if not 2 <= end - start - hyphens <= 4 or not titled or bodily:
            return False
        root = doc[start:end].root
        first_of = root.head if root.dep_ == "conj" else root
        above = (first_of.head, first_of.head.head, first_of.head.head.head) if first_of.dep_ == "appos" else ()  # "spokesman in Paris, X"
        if (start > 0 and doc[start - 1].lower_ in self._titles) or any(t.lower_.removesuffix("s") in self._titles for t in above):
            return True
        return end < len(doc) and doc[end].text == "," and any(t.lower_ in self._titles for t in doc[end + 1 : end + 7])

    def _of_a_state(self, doc: Doc, start: int, end: int, words: list[str]) -> int | None:
        """Returns where the name ends in "Gustavo Petro of Colombia", which the model takes for a body, else None."""
        of = start + words.index("of") if "of" in words else start
        if not 2 <= of - start <= 3 or any(w in self._bodies for w in words) or not all(t.is_title for t in doc[start:of]):
            return None
        return of if self._gazetteer.state_in(doc, of, end) is not None and doc[start - 1].lower_ != "the" else None

    def _is_general(self, words: list[str]) -> bool:
        """True for words that are no name: "the Defence Ministry", whose the resolver finds out, "the Group", "the American chargé"."""
        if (len(words) == 1 and words[0] in self._generic) or any(w in ("chargé", "charge") for w in words):
            return True
        return all(w.removesuffix("s") in self._organs or w in self._organs | self._institutions | {"of", "and", "the"} for w in words)

    def _is_man(self, doc: Doc, start: int, end: int, words: list[str]) -> bool:
        """True for a name of which the text says "who" or what man he is: "Lino Oviedo Paredes, a deserter from the marines"."""
        if not 2 <= end - start <= 4 or any(w in self._bodies for w in words) or not all(t.is_title for t in doc[start:end]):
            return False
        if start > 1 and doc[start - 1].lower_ == "by" and lemma_of(doc[start - 2]) in LEADING:
            return True
        if end + 2 >= len(doc) or doc[end].text != ",":
            return False
        beside = next((t for t in doc[end + 2 : end + 7] if t.pos_ == "NOUN" and t.dep_ == "appos"), None)
        told = doc[end + 1].lower_ in ("a", "an") and beside is not None
        return doc[end + 1].lower_ in ("who", "whose") or (told and beside is not None and lemma_of(beside) in self._men)

    def _of_its_own(self, doc: Doc, start: int, words: list[str]) -> bool:
        """True for an army that has a state's name in its own and is not the state's: "the Eastern Sudan Army"."""
        if any(w in ("party", "press", "news") for w in words) or doc[start].text in BRANDS:
            return True
        if words[-1] not in ("army", "brigade", "brigades", "front", "militia", "movement", "battalion"):
            return False
        own = [w for i, w in enumerate(words[:-1], start) if self._gazetteer.state_in(doc, i, i + 1) is None]
        return any(w not in self._organs | self._institutions | STATELY and w not in ("of", "the", "and", "'s") for w in own)

    def _organization(self, doc: Doc, start: int, end: int) -> Mention | None:
        """Returns a body; one that is an organ of a state ("the Turkish Defence Ministry") stands for the state."""
        words = [t.lower_ for t in doc[start:end]]
        state = self._gazetteer.state_in(doc, start, end) if self._learning.isdisjoint(words) else None
        if state is None and words[-1] in SERVICES and start > 1 and doc[start - 1].lower_ in ("'s", "'"):
            state = self._gazetteer.state_in(doc, start - 2, start - 1)  # "Russia's Black Sea Fleet"
            if state is not None:
                return self._mention(doc, start, end, Kind.ACTOR, state, Use.ORGAN)
        if is_town(doc[start:end].text):
            return self._mention(doc, start, end, Kind.PLACE, Named(slug(doc[start:end].text), doc[start:end].text, "Place"), Use.PLACE)
        organ = state is not None and any(
            w in self._organs or w.removesuffix("s") in self._organs or w in self._institutions for w in words
        )
        if organ and state is not None and not self._of_its_own(doc, start, words):
            return self._mention(doc, start, end, Kind.ACTOR, state, Use.ORGAN)
        man = end if self._beside_office(doc, start, end, words) else None
        if man is None and self._is_general(words):
            return None
        if man is None:
            man = end if self._is_man(doc, start, end, words) else self._of_a_state(doc, start, end, words)
        if man is not None:
            name = doc[start:man].text
            return self._mention(doc, start, man, Kind.ACTOR, Named(person_id(name), name, "Person"), Use.NAME)
        name = doc[start:end].text
        if not any(c.isupper() or c.isdigit() for c in name):
            return None  # "the eastern commander": no name
        if _on_the_map(doc, start, end) or self._is_where(doc, start, words):
            return self._mention(doc, start, end, Kind.PLACE, Named(slug(name), name, "Place"), Use.PLACE)
        kind = self.kinds.of_name(words)
        return self._mention(doc, start, end, Kind.ACTOR, Named(body_id(name), name, kind), Use.NAME)

    def _is_where(self, doc: Doc, start: int, words: list[str]) -> bool:
        """True for a bare name behind "in" that has no word of a body in it: "in Lanao del Sur"."""
        placed = start > 0 and doc[start - 1].lower_ in ("in", "near", "outside") and doc[start].is_title
        return placed and not any(w in self._bodies or w.removesuffix("s") in self._bodies for w in words)


def _is_affair(doc: Doc, start: int, end: int) -> bool:
    """True for the name of what is done or signed, not of who does it: "Operation Serval", "the Minsk Agreement"."""
    return end - start > 1 and (doc[start].text in AFFAIRS or doc[end - 1].text in AFFAIRS)


def _on_the_map(doc: Doc, start: int, end: int) -> bool:
    """True for what the text calls a place: "X, a border area", "the town of X", "the X valley"."""
    beside = next((c for c in doc[start:end].root.children if c.dep_ == "appos" and c.i >= end), None)
    if beside is not None and lemma_of(beside) in TOWNS | SITES:
        return True
    if start > 1 and doc[start - 1].lower_ == "of" and lemma_of(doc[start - 2]) in TOWNS:
        return True
    return end < len(doc) and lemma_of(doc[end]) in TOWNS | SITES and doc[end].pos_ == "NOUN"


def _joined(doc: Doc) -> list[Span]:
    """Returns the named entities, two persons' names side by side as one."""
    found: list[Span] = []
    for span in doc.ents:
        if found and span.label_ == found[-1].label_ == "PERSON" and span.start == found[-1].end:
            found[-1] = Span(doc, found[-1].start, span.end, "PERSON")
        else:
            found.append(_whole_name(span))
    return found


def _whole_name(span: Span) -> Span:
    """Returns a person's name with the words of it that the model left out ("Recep Tayyip" before "Erdogan")."""
    start, end = span.start, span.end
    before = span.doc[start - 1] if start > 1 else None
    if before is not None and span.label_ == "PERSON" and before.pos_ == "PROPN" and not before.ent_type_ and before.is_title:
        start -= span.doc[start - 2].text == "," and before.dep_ == "compound"  # "Somaliland's leader, Muse" before "Bihi Abdi"
    while span.label_ == "PERSON" and end < len(span.doc) and span.doc[end].pos_ == "PROPN" and not span.doc[end].ent_type_:
        end += 1
    return Span(span.doc, start, end, span.label_) if (start, end) != (span.start, span.end) else span
